import { randomInt } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import { openDemo } from '../demo/openDemo.ts';
import type { DemoAccount } from '../rpc/host.ts';
import { openServiceHost, type ServiceHost } from '../rpc/serviceHost.ts';
import { type Certificate, ownCertificate } from './certificate.ts';
import { sessionCookie } from './cookie.ts';
import { answerBadAddress, answerBadRequest } from './malformed.ts';
import { servePages } from './pages.ts';
import { REST_PREFIX, serveRest } from './rest.ts';
import { serveSocket } from './socket.ts';

export interface ServerOptions {
  readonly dataDir: string;
  readonly profileDir: string;
  /** Loopback is served by HTTP; any other address by HTTPS. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly demo: boolean;
}

export interface RunningServer {
  readonly url: string;
  /** Only of a sample institution. */
  readonly accounts: readonly DemoAccount[] | null;
  /** What a first start from another machine asks for; null where none is needed. */
  readonly setupCode: string | null;
  readonly service: ServiceHost;
  stop(): Promise<void>;
}

/** A sample institution has public passwords: it is never served to others. */
export class DemoNotOnLoopback extends Error {
  readonly code = 'demoNotOnLoopback';
  constructor() {
    super('The sample institution is served on this machine only: its passwords are public.');
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** Starts the bundled server: REST, WebSocket and pages on one address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const isLocal = isLoopback(options.host);
  if (options.demo && !isLocal) throw new DemoNotOnLoopback();
  const setupCode = isLocal ? null : newSetupCode();
  const { dataDir, profileDir } = options;
  const service = options.demo
    ? await openDemo({ dataDir, profileDir, newMode: 'server' })
    : await openServiceHost({ dataDir, profileDir, newMode: 'server', setupCode });
  let app: FastifyInstance | undefined;
  try {
    const certificate = isLocal ? null : await ownCertificate(profileDir, options.host);
    app = await createApp(service, certificate);
    await app.listen({ host: options.host, port: options.port });
  } catch (fault) {
    await app?.close();
    await service.close();
    throw fault;
  }
  const running = app;
  const address = running.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  const needsSetup = setupCode !== null && !(await hasPeople(service));
  return {
    url: `${isLocal ? 'http' : 'https'}://${name}:${port}`,
    accounts: service.host.demoAccounts,
    setupCode: needsSetup ? setupCode : null,
    service,
    async stop() {
      running.server.closeAllConnections();
      for (const socket of running.websocketServer?.clients ?? []) socket.terminate();
      await running.close();
      await service.close();
    },
  };
}

async function hasPeople(service: ServiceHost): Promise<boolean> {
  const row = await service.host.db.read.selectFrom('people').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Eight digits: typed once, from the console to the wizard. */
function newSetupCode(): string {
  return String(randomInt(10_000_000, 100_000_000));
}

/** Everything that listens, without listening. */
async function createApp(service: ServiceHost, certificate: Certificate | null): Promise<FastifyInstance> {
  const common = {
    logger: false,
    trustProxy: false,
    forceCloseConnections: true,
    // The longest honest request is a handful of attachments over a slow line.
    requestTimeout: 5 * 60_000,
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadRequest,
  };
  const app = (
    certificate === null ? fastify(common) : fastify({ ...common, https: certificate })
  ) as FastifyInstance;
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
    hsts: certificate !== null,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await limitRates(app);
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
  await serveSocket(app, service);
  await serveRest(app, service, certificate !== null);
  await servePages(app);
  return app;
}

/** Calls a session may make in ten seconds; far above honest scripts, below what would starve the others. */
const CALLS = 20_000;
/** Sign-ins an address may try in a minute; an office sits behind one address in the morning. */
const SIGN_INS = 600;

/** However it is written: with a query, percent signs, or slashes too many. */
function isSignIn(url: string): boolean {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
      .replace(/\/+/g, '/')
      .replace(/\/$/, '');
    return path === `${REST_PREFIX}/sessions`;
  } catch {
    return false;
  }
}

async function limitRates(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    timeWindow: 10_000,
    max: CALLS,
    keyGenerator: (request) => request.headers.authorization ?? sessionCookie(request) ?? request.ip,
  });
  const signIns = new Map<string, { count: number; until: number }>();
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !isSignIn(request.url)) return;
    const now = Date.now();
    if (signIns.size > 10_000) signIns.clear();
    const seen = signIns.get(request.ip);
    const entry = seen !== undefined && seen.until > now ? seen : { count: 0, until: now + 60_000 };
    entry.count += 1;
    signIns.set(request.ip, entry);
    if (entry.count <= SIGN_INS) return;
    const { status, message } = appErrors.tooManyRequests;
    await reply.status(status).send({ code: 'tooManyRequests', message, details: {} });
  });
}
