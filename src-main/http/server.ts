import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import { openDemo } from '../demo/openDemo.ts';
import type { DemoAccount } from '../rpc/host.ts';
import { openServiceHost, type ServiceHost } from '../rpc/serviceHost.ts';
import { type Calls, watchCalls } from './calls.ts';
import { type Certificate, type CertificateFiles, institutionCertificate } from './certificate.ts';
import { sessionCookie } from './cookie.ts';
import { answerBadAddress, answerBadRequest } from './malformed.ts';
import { servePages } from './pages.ts';
import { openRequestLog, type RequestLog } from './requestLog.ts';
import { serveRest } from './rest.ts';
import { REST_PREFIX } from './restPrefix.ts';
import { type KeptCertificate, keepCertificate } from './servedCertificate.ts';
import { serveSocket } from './socket.ts';

export interface ServerOptions {
  readonly dataDir: string;
  readonly profileDir: string;
  /** Loopback is served by HTTP; any other address by HTTPS. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly demo: boolean;
  /** The institution's certificate, then HTTPS also on loopback; without, one of its own is made where HTTPS is due. */
  readonly certificate?: CertificateFiles | undefined;
  /** Requests are logged into `logs/` of the profile; off unless given. */
  readonly log?: { readonly keptDays: number } | undefined;
}

export interface RunningServer {
  readonly url: string;
  /** Only of a sample institution. */
  readonly accounts: readonly DemoAccount[] | null;
  /** What a first start from another machine asks for; null where none is needed. */
  readonly setupCode: string | null;
  readonly service: ServiceHost;
  /** `SHA256:…` of the certificate; null over HTTP. */
  readonly fingerprint: string | null;
  /** Reads the institution's certificate again. @throws {CertificateFault} and goes on with the one it has */
  reloadCertificate(): Promise<void>;
  /** Lets what is under way finish and be answered, up to half a minute, and closes. */
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
  // Refused before anything is opened or made.
  if (options.certificate !== undefined) await institutionCertificate(options.certificate, Date.now());
  const setupCode = isLocal ? null : newSetupCode();
  const { dataDir, profileDir } = options;
  const service = options.demo
    ? await openDemo({ dataDir, profileDir, newMode: 'server' })
    : await openServiceHost({ dataDir, profileDir, newMode: 'server', setupCode });
  let app: FastifyInstance | undefined;
  let log: RequestLog | null = null;
  try {
    const certificate =
      isLocal && options.certificate === undefined
        ? null
        : await keepCertificate({ ...options, host: options.host, service });
    if (options.log !== undefined) {
      const folder = join(profileDir, 'logs');
      const report = (fault: unknown) => service.host.report('request-log', fault);
      log = await openRequestLog({ folder, ...options.log, report });
    }
    const made = await createApp(service, certificate?.current ?? null, log);
    app = made.app;
    if (certificate !== null) certificate.serveWith(app.server);
    await app.listen({ host: options.host, port: options.port });
    return await running(made.app, {
      options,
      service,
      setupCode,
      certificate,
      stop: async () => {
        certificate?.stop();
        await made.calls.finish(FINISH_MS);
        await hangUp(made.app);
        await log?.close();
        await service.close();
      },
    });
  } catch (fault) {
    await app?.close();
    await log?.close();
    await service.close();
    throw fault;
  }
}

/** How long a stop waits for what is under way; a service manager's patience is longer. */
const FINISH_MS = 30_000;
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

async function running(
  app: FastifyInstance,
  parts: {
    readonly options: ServerOptions;
    readonly service: ServiceHost;
    readonly setupCode: string | null;
    readonly certificate: KeptCertificate | null;
    readonly stop: () => Promise<void>;
  },
): Promise<RunningServer> {
  const { options, service, setupCode, certificate } = parts;
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  const needsSetup = setupCode !== null && !(await hasPeople(service));
  return {
    url: `${certificate === null ? 'http' : 'https'}://${name}:${port}`,
    accounts: service.host.demoAccounts,
    setupCode: needsSetup ? setupCode : null,
    service,
    fingerprint: certificate?.current.fingerprint ?? null,
    reloadCertificate: async () => certificate?.reload(),
    stop: parts.stop,
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
async function createApp(
  service: ServiceHost,
  certificate: Certificate | null,
  log: RequestLog | null,
): Promise<{ readonly app: FastifyInstance; readonly calls: Calls }> {
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
    certificate === null
      ? fastify(common)
      : fastify({ ...common, https: { key: certificate.key, cert: certificate.cert } })
  ) as FastifyInstance;
  const calls = watchCalls(app, log);
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
  await serveSocket(app, service, calls);
  await serveRest(app, service, certificate !== null, calls);
  await servePages(app);
  return { app, calls };
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
