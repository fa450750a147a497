import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';

import { bareHeaders } from './safeHeaders.ts';

const body = () => ({ code: 'invalid', message: appErrors.invalid.message, details: { issues: [] } });

/** What comes before any route: an address with broken percent signs, too many parts of one. */
export function answerBadAddress(_fault: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply
    .status(400)
    .headers(bareHeaders(request.protocol === 'https'))
    .send(body());
}

const HEADERS_TOO_LARGE = 'HPE_HEADER_OVERFLOW';
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** What is no HTTP at all, or too slow: Node gives it to us as a bare socket. Never throws. */
export function answerBadRequest(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    fault.code === HEADERS_TOO_LARGE
      ? '431 Request Header Fields Too Large'
      : fault.code === TOO_SLOW
        ? '408 Request Timeout'
        : '400 Bad Request';
  const text = JSON.stringify(body());
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      ...Object.entries(bareHeaders('encrypted' in socket)).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}
