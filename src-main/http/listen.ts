import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import { SERVER_HEADER } from '#shared/rpc/clientVersion.ts';
import type { LogLines } from '../rpc/logs.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import { type Calls, watchCalls } from './calls.ts';
import type { Certificate, CertificateFiles } from './certificate.ts';
import { isMisdirected } from './connection.ts';
import { answerBadAddress, answerBadRequest } from './malformed.ts';
import { servePages } from './pages.ts';
import { limitRates } from './rates.ts';
import { refuse } from './refuse.ts';
import { openRequestLog, type RequestLog, requestLines } from './requestLog.ts';
import { serveRest } from './rest.ts';
import { HSTS } from './safeHeaders.ts';
import { keepCertificate } from './servedCertificate.ts';
import { serveSocket } from './socket.ts';

export interface ListenOptions {
  readonly service: ServiceHost;
  readonly profileDir: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** HTTPS, with the institution's certificate where there is one, else with one of its own. */
  readonly isSecure: boolean;
  readonly certificate?: CertificateFiles | undefined;
  /** Requests are logged into `logs/` of the profile; off unless given. */
  readonly log?: { readonly keptDays: number } | undefined;
  /** Where requests are logged as lines instead. */
  readonly logLines?: LogLines | undefined;
  /** The institution’s reverse proxies: what they say of where a request came from is believed, and nobody else’s word. */
  readonly proxies?: readonly string[] | undefined;
  /** How long a stop waits for what is under way. */
  readonly finishMs: number;
}

/** What others reach. */
export interface Listening {
  readonly port: number;
  /** `SHA256:…` of the certificate; null over HTTP. */
  readonly fingerprint: string | null;
  /** Reads the institution's certificate again. @throws {CertificateFault} and goes on with the one it has */
  reloadCertificate(): Promise<void>;
  /** Lets what is under way finish and be answered, and hangs up; the service host stays open. */
  stop(): Promise<void>;
}

/** Serves REST, sockets and pages of an open service host on one address. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { service, profileDir, host } = options;
  const certificate = options.isSecure
    ? await keepCertificate({ profileDir, host, certificate: options.certificate, service })
    : null;
  let log: RequestLog | null = null;
  let app: FastifyInstance | undefined;
  try {
    if (options.logLines !== undefined) log = requestLines(options.logLines);
    else if (options.log !== undefined) {
      const folder = join(profileDir, 'logs');
      const report = (fault: unknown) => service.host.report('request-log', fault);
      log = await openRequestLog({ folder, ...options.log, report });
    }
    const made = await createApp(service, certificate?.current ?? null, log, options.proxies ?? []);
    app = made.app;
    if (certificate !== null) certificate.serveWith(app.server);
    await app.listen({ host, port: options.port });
    const address = app.server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : options.port,
      fingerprint: certificate?.current.fingerprint ?? null,
      reloadCertificate: async () => certificate?.reload(),
      async stop() {
        certificate?.stop();
        await made.calls.finish(options.finishMs);
        await hangUp(made.app);
        await log?.close();
      },
    };
  } catch (fault) {
    certificate?.stop();
    await app?.close();
    await log?.close();
    throw fault;
  }
}

/** How long windows may take to take leave. */
const LEAVE_MS = 1_000;

/** Ends all connections: sockets with a word, so that the last answers reach their windows before it. */
async function hangUp(app: FastifyInstance): Promise<void> {
  const sockets = [...(app.websocketServer?.clients ?? [])];
  const until = performance.now() + LEAVE_MS;
  for (const socket of sockets) socket.close(1001);
  while (sockets.some(({ readyState, CLOSED }) => readyState !== CLOSED) && performance.now() < until) {
    await wait(10);
  }
  for (const socket of sockets) socket.terminate();
  app.server.closeAllConnections();
  await app.close();
}

/** Everything that listens, without listening. */
async function createApp(
  service: ServiceHost,
  certificate: Certificate | null,
  log: RequestLog | null,
  proxies: readonly string[],
): Promise<{ readonly app: FastifyInstance; readonly calls: Calls }> {
  const common = {
    logger: false,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    forceCloseConnections: true,
    // The longest honest request is a handful of attachments over a slow line.
    requestTimeout: 5 * 60_000,
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadRequest,
  };
  const app = (
    certificate === null
      ? fastify(common)
      : fastify({ ...common, https: { key: certificate.key, cert: certificate.cert } })
  ) as FastifyInstance;
  const calls = watchCalls(app, log);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(SERVER_HEADER, service.host.version);
    // By what the browser speaks: a proxy may speak it for us.
    if (request.protocol === 'https') reply.header('strict-transport-security', HSTS);
  });
  // HTTP is this machine's alone: what was sent to another name came from a page that is not ours.
  if (certificate === null && proxies.length === 0) {
    app.addHook('onRequest', async (request, reply) => {
      // A socket says no by itself, in its own way of hanging up.
      if (request.headers.upgrade === undefined && isMisdirected(request)) await refuse(reply, 'forbidden');
    });
  }
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const rates = await limitRates(app);
  app.setErrorHandler((fault: { statusCode?: number; code?: string }, _request, reply) => {
    if (fault.statusCode === 429) {
      const { status, message } = appErrors.tooManyRequests;
      return reply.status(status).send({ code: 'tooManyRequests', message, details: {} });
    }
    if (fault.statusCode !== undefined && fault.statusCode < 500) {
      return reply
        .status(fault.statusCode)
        .send({ code: 'invalid', message: appErrors.invalid.message, details: { issues: [] } });
    }
    service.host.report('http', fault);
    const { status, message } = appErrors.internal;
    return reply.status(status).send({ code: 'internal', message, details: { reference: 'http' } });
  });
  await serveSocket(app, service, calls, {
    rates,
    isOwnMachineOnly: certificate === null && proxies.length === 0,
  });
  await serveRest(app, service, calls);
  await servePages(app);
  return { app, calls };
}
