import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { type ORPCError, onError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import { contract } from '#shared/rpc/contract.ts';
import { CALL_ENVELOPE, MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { toWireError, type WireContext } from '../rpc/router.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import type { Calls } from './calls.ts';
import { connectionOf, isForged } from './connection.ts';
import { clearSessionCookie, setSessionCookie } from './cookie.ts';
import { refuse } from './refuse.ts';
import { REST_PREFIX } from './restPrefix.ts';

/** Largest body of a REST call with files. */
const FILES_LIMIT = MAX_CALL_BYTES + CALL_ENVELOPE;
/** Largest of any other: many times the longest text, and small enough to be taken apart while others wait. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Faults that oRPC finds before a procedure is reached: a body that is no JSON, a method that a path does not have. */
const FROM_TRANSPORT: Readonly<Record<string, keyof typeof appErrors>> = {
  BAD_REQUEST: 'invalid',
  NOT_FOUND: 'notFound',
  METHOD_NOT_SUPPORTED: 'notFound',
  PAYLOAD_TOO_LARGE: 'tooLarge',
  INTERNAL_SERVER_ERROR: 'internal',
};

/** The form of every error of the REST interface. */
export function restError(error: ORPCError<string, unknown>): {
  code: string;
  message: string;
  details: unknown;
} {
  const ours = FROM_TRANSPORT[error.code];
  if (ours === undefined) return { code: error.code, message: error.message, details: error.data ?? {} };
  return { code: ours, message: appErrors[ours].message, details: ours === 'invalid' ? { issues: [] } : {} };
}

function hasFiles(request: FastifyRequest): boolean {
  return /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
}

/** The REST interface, generated from the contract, with its OpenAPI document. */
export async function serveRest(app: FastifyInstance, service: ServiceHost, calls: Calls): Promise<void> {
  const converter = new ZodToJsonSchemaConverter();
  const handler = new OpenAPIHandler<WireContext>(service.router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [converter] })],
    customErrorResponseBodyEncoder: restError,
    clientInterceptors: [
      // A call without a body is one without input.
      ({ next, input, ...call }) => next({ ...call, input: input ?? {} }),
      onError((error) => {
        throw toWireError(service.host, error);
      }),
    ],
  });
  let document: Promise<unknown> | undefined;
  const generate = () =>
    new OpenAPIGenerator({ schemaConverters: [converter] }).generate(contract, {
      info: { title: 'SoporteBalance', version: service.host.version },
      servers: [{ url: REST_PREFIX }],
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    });

  await app.register(async (scope) => {
    // oRPC reads the bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    scope.get(`${REST_PREFIX}/openapi.json`, async (_request, reply) => {
      document ??= generate();
      return reply.header('cache-control', 'no-cache').send(await document);
    });
    scope.all(`${REST_PREFIX}/*`, async (request, reply) => {
      const maxBytes = hasFiles(request) ? FILES_LIMIT : BODY_LIMIT;
      const tooBig = Number(request.headers['content-length'] ?? 0) > maxBytes;
      if (tooBig || request.headers['transfer-encoding'] !== undefined) {
        return refuse(reply, 'tooLarge', { maxBytes });
      }
      if (isForged(request)) return refuse(reply, 'forbidden');
      return answer(request, reply);
    });
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const connection = connectionOf(request);
    const before = connection.token;
    // Set before the answer is written; a sign-in or sign-out changes the connection while it runs.
    reply.header('cache-control', 'no-store');
    reply.raw.on('error', () => undefined);
    const watch = calls.ofRequest(request, (end) => void reply.raw.once('close', end));
    const context = { connection, watch };
    const onSendCookie = () => {
      if (connection.token === before) return;
      const isSecure = request.protocol === 'https';
      if (connection.token === null) clearSessionCookie(reply, isSecure);
      else setSessionCookie(reply, connection.token, isSecure);
    };
    cookies.set(request, onSendCookie);
    const { matched } = await handler.handle(request, reply, { prefix: REST_PREFIX, context });
    if (!matched) return refuse(reply, 'notFound', { entity: 'route' });
    return reply;
  }

  const cookies = new WeakMap<FastifyRequest, () => void>();
  app.addHook('onSend', async (request, reply) => {
    cookies.get(request)?.();
    // A file is saved, not opened among our pages; pictures are known by their content to be no more than that.
    const disposition = reply.getHeader('content-disposition');
    const isPicture = String(reply.getHeader('content-type')).startsWith('image/');
    if (typeof disposition === 'string' && !isPicture) {
      reply.header('content-disposition', disposition.replace(/^inline/, 'attachment'));
    }
  });
}
