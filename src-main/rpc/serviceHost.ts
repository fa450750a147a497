import type { SupportedMessagePort } from '@orpc/client/message-port';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { alertsJobs } from '../alerts/jobs.ts';
import { createAuditor } from '../audit/auditedWrite.ts';
import { enrolInstallation } from '../audit/enrolment.ts';
import type { Origin } from '../audit/event.ts';
import { openInstallationKeys } from '../audit/keys.ts';
import { backupJobs } from '../backups/jobs.ts';
import { readMode } from '../db/dataFolder.ts';
import { openDatabase } from '../db/open.ts';
import { delaysJobs } from '../delays/jobs.ts';
import { refuseUnfitShare } from '../doctor/service.ts';
import { appVersion } from '../files/appVersion.ts';
import { createFileStore } from '../files/fileStore.ts';
import { readScan } from '../files/scan.ts';
import { goalsJobs } from '../goals/jobs.ts';
import { stopImports } from '../imports/service.ts';
import { stopReading } from '../indicators/reading.ts';
import { type Job, startJobs } from '../jobs/schedule.ts';
import { createHub } from '../live/hub.ts';
import { mailJobs } from '../mail/jobs.ts';
import { startMail } from '../mail/rounds.ts';
import { maintenanceJobs } from '../maintenance/jobs.ts';
import { privacyJobs } from '../privacy/jobs.ts';
import { reportsJobs } from '../reports/jobs.ts';
import { stopReports } from '../reports/service.ts';
import { flushSeen, sessionJobs } from '../sessions/service.ts';
import { systemJobs } from '../system/jobs.ts';
import { ticketJobs } from '../tickets/jobs.ts';
import { startUpdates } from '../updates/rounds.ts';
import { noteVersion } from '../updates/versions.ts';
import type { DemoAccount, Host } from './host.ts';
import { type LogLines, openLogs } from './logs.ts';
import { type AppRouter, createRouter, toWireError, type WireContext } from './router.ts';
import { alwaysOpen, watchStanding } from './standing.ts';

export interface ServiceHostOptions {
  readonly dataDir: string;
  readonly profileDir: string;
  /** UTC ms; the machine's clock unless a test brings its own. */
  readonly clock?: () => number;
  readonly demoAccounts?: readonly DemoAccount[] | null;
  readonly setupCode?: string | null;
  /** Used only when the data folder is new. */
  readonly newMode?: 'local' | 'server';
  /** Off in tests that run jobs by hand, and for one command of the command line. */
  readonly runsJobs?: boolean;
  readonly report?: (reference: string, fault: unknown) => void;
  /** Where the logs of faults and refusals go instead of `logs/` of the profile. */
  readonly logLines?: LogLines | undefined;
}

export interface ServiceHost {
  readonly host: Host;
  readonly router: AppRouter;
  /** Serves a window over its port; returns what ends it. */
  connectPort(port: SupportedMessagePort & { start?: () => void }, origin: Origin): () => void;
  close(): Promise<void>;
}

/** How often changes of other processes are looked for. */
const FEED_MS = 500;

/** In the order in which they get their turn; exported so that each can be measured. */
export const jobsOfAll: readonly Job[] = [
  ...ticketJobs,
  ...sessionJobs,
  ...systemJobs,
  ...maintenanceJobs,
  ...backupJobs,
  ...delaysJobs,
  ...alertsJobs,
  ...goalsJobs,
  ...mailJobs,
  ...reportsJobs,
  ...privacyJobs,
];

/** Opens database, services and jobs: the whole of the product but its transports. */
export async function openServiceHost(options: ServiceHostOptions): Promise<ServiceHost> {
  const clock = options.clock ?? Date.now;
  const { profileDir, logLines: lines } = options;
  const logs = options.report ? null : openLogs({ profileDir, clock, lines });
  const report =
    options.report ??
    ((reference: string, fault: unknown) => {
      console.error(`[${reference}]`, fault);
      logs?.fault(reference, fault);
    });
  const version = appVersion();
  const scan = await readScan(profileDir, report);
  // What is wrong with the folder itself is told by opening it.
  if ((await readMode(options.dataDir).catch(() => null)) === 'sharedFile')
    await refuseUnfitShare(options.dataDir);
  const db = await openDatabase({
    dataDir: options.dataDir,
    appVersion: version,
    now: clock,
    ...(options.newMode ? { newMode: options.newMode } : {}),
    ...(options.report ? {} : { onAwaitInTransaction: (fault) => report('await-in-transaction', fault) }),
  });
  const keys = await openInstallationKeys(options.profileDir);
  await enrolInstallation(db, keys, { actorId: null, origin: 'job', now: clock() });
  const hub = await createHub(db, FEED_MS, clock);
  const standing =
    db.mode === 'sharedFile' ? watchStanding({ db, clock, everyMs: FEED_MS, report }) : alwaysOpen();
  const host: Host = {
    db,
    standing,
    auditor: createAuditor(db, keys),
    keys,
    hub,
    files: createFileStore(options.dataDir, scan),
    dataDir: options.dataDir,
    profileDir: options.profileDir,
    version,
    clock,
    report,
    ...(logs === null ? {} : { refused: logs.refused }),
    demoAccounts: options.demoAccounts ?? null,
    setupCode: options.setupCode ?? null,
    served: { certificate: null },
  };
  await noteVersion(host);
  const router = createRouter(host);
  const jobs = options.runsJobs === false ? null : startJobs(host, jobsOfAll, flushSeen);
  const mail = options.runsJobs === false ? null : startMail(host);
  const updates = options.runsJobs === false ? null : startUpdates(host);
  const ports = new RPCHandler<WireContext>(router, {
    clientInterceptors: [
      onError((error) => {
        throw toWireError(host, error);
      }),
    ],
  });

  return {
    host,
    router,
    connectPort(port, origin) {
      const connection = { origin, device: 'SoporteBalance', address: 'local', token: null };
      ports.upgrade(port, { context: { connection } });
      port.start?.();
      return () => {
        (port as { close?: () => void }).close?.();
      };
    },
    async close() {
      await jobs?.stop();
      await mail?.stop();
      await updates?.stop();
      await stopImports(host);
      await stopReports(host);
      // Where nothing can be written any more, the rest is still let go.
      if (standing.now().state === 'open') await flushSeen(host);
      await hub.stop();
      await standing.stop();
      await stopReading(db);
      // The head of a write that still waits is remembered only once the database is done.
      await db.close();
      await keys.close();
      await logs?.close();
    },
  };
}
