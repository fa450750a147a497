import websocket from '@fastify/websocket';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { OTHER_VERSION, SERVER_HEADER, workTogether } from '#shared/rpc/clientVersion.ts';
import { CALL_ENVELOPE, MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { toWireError, type WireContext } from '../rpc/router.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import type { Calls } from './calls.ts';
import { connectionOf, isMisdirected, isOwnOrigin } from './connection.ts';
import { desktopClient, desktopConnection } from './desktopClient.ts';
import type { Rates } from './rates.ts';
import { refuse } from './refuse.ts';

/** A message holds at most one command with its files; a longer one ends the connection before it is read. */
const MAX_PAYLOAD = MAX_CALL_BYTES + CALL_ENVELOPE;

/** The one socket of a window, in a browser or of a desktop program: calls and live events alike. */
export async function serveSocket(
  app: FastifyInstance,
  service: ServiceHost,
  calls: Calls,
  { rates, isOwnMachineOnly }: { readonly rates: Rates; readonly isOwnMachineOnly: boolean },
): Promise<void> {
  const handler = new RPCHandler<WireContext>(service.router, {
    clientInterceptors: [
      onError((error) => {
        throw toWireError(service.host, error);
      }),
    ],
  });
  await app.register(websocket, { options: { maxPayload: MAX_PAYLOAD } });
  // An upgrade's answer has no reply whose headers could be set.
  app.websocketServer.on('headers', (headers: string[]) => {
    headers.push(`${SERVER_HEADER}: ${service.host.version}`);
  });
  await app.register(async (scope) => {
    scope.route({
      method: 'GET',
      url: '/rpc',
      preValidation: async (request, reply) => {
        if (isOwnMachineOnly && isMisdirected(request)) return refuse(reply, 'forbidden');
        const desktop = desktopClient(request);
        if (desktop !== null && workTogether(desktop, service.host.version)) return;
        if (desktop !== null) return refuseVersion(reply, service.host.version);
        // Sockets know no same-origin policy: a foreign page could open one with our cookie.
        if (!isOwnOrigin(request)) return refuse(reply, 'forbidden');
      },
      // Somebody asks for it as if it were a page.
      handler: (_request, reply) => refuse(reply, 'notFound', { entity: 'route' }),
      wsHandler: (socket, request) => {
        const connection =
          desktopClient(request) === null
            ? { ...connectionOf(request), origin: 'browser' as const }
            : desktopConnection(request);
        void handler.upgrade(socket, {
          context: { connection, watch: rates.ofSocket(connection, calls.ofSocket) },
        });
      },
    });
  });
}

/** The window says so in words of its own, by the header with our version. */
function refuseVersion(reply: FastifyReply, version: string): FastifyReply {
  const message = `This server runs version ${version} and does not work with the one that asks.`;
  return reply
    .status(OTHER_VERSION)
    .header('upgrade', 'websocket')
    .send({ code: 'invalid', message, details: { issues: [] } });
}
