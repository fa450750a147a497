import websocket from '@fastify/websocket';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { FastifyInstance } from 'fastify';
import { CALL_ENVELOPE, MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { toWireError, type WireContext } from '../rpc/router.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import type { Calls } from './calls.ts';
import { connectionOf, isOwnOrigin } from './connection.ts';
import { refuse } from './refuse.ts';

/** A message holds at most one command with its files; a longer one ends the connection before it is read. */
const MAX_PAYLOAD = MAX_CALL_BYTES + CALL_ENVELOPE;

/** The one socket of a browser window: calls and live events alike. */
export async function serveSocket(app: FastifyInstance, service: ServiceHost, calls: Calls): Promise<void> {
  const handler = new RPCHandler<WireContext>(service.router, {
    clientInterceptors: [
      onError((error) => {
        throw toWireError(service.host, error);
      }),
    ],
  });
  await app.register(websocket, { options: { maxPayload: MAX_PAYLOAD } });
  await app.register(async (scope) => {
    scope.route({
      method: 'GET',
      url: '/rpc',
      // Sockets know no same-origin policy: a foreign page could open one with our cookie.
      preValidation: async (request, reply) =>
        isOwnOrigin(request) ? undefined : refuse(reply, 'forbidden'),
      // Somebody asks for it as if it were a page.
      handler: (_request, reply) => refuse(reply, 'notFound', { entity: 'route' }),
      wsHandler: (socket, request) => {
        const connection = { ...connectionOf(request), origin: 'browser' as const };
        void handler.upgrade(socket, { context: { connection, watch: calls.ofSocket } });
      },
    });
  });
}
