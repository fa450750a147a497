import { randomUUID } from 'node:crypto';
import type { ImportJob } from '#shared/imports/contract.ts';
import type { ImportMapping } from '#shared/imports/mapping.ts';
import type { ImportReport } from '#shared/imports/report.ts';
import type { ImportKind } from '#shared/imports/targets.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../../rpc/host.ts';
import { importAssets } from '../assets/importAssets.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { ImportProgress } from '../importHost.ts';
import { importPeople } from '../people/importPeople.ts';
import type { TableSource } from '../tableFile.ts';
import { importTickets } from '../tickets/importTickets.ts';
import { assetMap, personColumns, ticketMapOf } from './mapped.ts';

/** What is to be imported from where. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly source: TableSource;
  readonly fileName: string;
  readonly actorId: number;
  readonly dryRun: boolean;
  readonly keepGood: boolean;
  readonly updates: boolean;
}

interface Job {
  readonly id: string;
  readonly actorId: number;
  readonly order: ImportOrder;
  readonly stop: AbortController;
  state: ImportJob['state'];
  progress: ImportProgress;
  report: ImportReport | null;
  ended: Promise<void>;
}

const KEPT_MS = 60 * 60_000;

const jobs = new WeakMap<Host, Map<string, Job>>();

/** Why a job ended that somebody stopped. */
class Stopped extends Error {}

function of(host: Host): Map<string, Job> {
  const known = jobs.get(host) ?? new Map<string, Job>();
  jobs.set(host, known);
  return known;
}

/** A job that waits; `startJob` lets it run. */
export function makeJob(host: Host, order: ImportOrder): string {
  const id = randomUUID();
  const progress = { phase: 'reading', done: 0, total: 0 } as const;
  const stop = new AbortController();
  const ended = Promise.resolve();
  of(host).set(id, {
    id,
    actorId: order.actorId,
    order,
    stop,
    state: 'running',
    progress,
    report: null,
    ended,
  });
  setTimeout(() => of(host).delete(id), KEPT_MS).unref();
  return id;
}

/** Runs beside everything else: the call that began it has long been answered when it ends. */
export function startJob(host: Host, id: string): void {
  const job = of(host).get(id);
  if (job === undefined) return;
  job.ended = run(host, job)
    .then((report) => {
      job.report = report;
      job.state = 'done';
    })
    .catch((fault: unknown) => {
      job.state = fault instanceof Stopped ? 'cancelled' : 'failed';
      if (!(fault instanceof Stopped)) host.report(id, fault);
    })
    .finally(() => host.hub.poke());
}

/** How far a job of this person has come; undefined for one of somebody else's. */
export function jobOf(host: Host, actorId: number, id: string): ImportJob | undefined {
  const job = of(host).get(id);
  if (job === undefined || job.actorId !== actorId) return undefined;
  return { state: job.state, ...job.progress, report: job.report };
}

/** When the program ends: what is under way stops in order, before the database is closed. */
export async function stopJobs(host: Host): Promise<void> {
  const all = [...of(host).values()];
  for (const { stop } of all) stop.abort(new Stopped());
  await Promise.all(all.map(({ ended }) => ended));
}

export function stopJob(host: Host, actorId: number, id: string): boolean {
  const job = of(host).get(id);
  if (job === undefined || job.actorId !== actorId) return false;
  job.stop.abort(new Stopped());
  return true;
}

async function run(host: Host, job: Job): Promise<ImportReport> {
  const { kind, mapping, source, fileName, actorId, dryRun, keepGood, updates } = job.order;
  const { signal } = job.stop;
  const into = { read: host.db.read, auditor: host.auditor, clock: host.clock };
  const onProgress = (progress: ImportProgress) => {
    job.progress = progress;
  };
  const { path, ...place } = source;
  switch (kind) {
    case 'assets': {
      const map = assetMap(mapping);
      const asked = { source, map, dryRun, keepGood, updates, actorId, fileName, onProgress, signal };
      return settled(await importAssets(into, asked));
    }
    case 'people': {
      const report = settled(
        await importPeople(host, path, {
          source: place,
          columns: personColumns(mapping),
          dryRun,
          keepGood,
          actorId,
          signal,
          onProgress: (done, total) => onProgress({ phase: 'writing', done, total }),
        }),
      );
      if (!dryRun && report.imported > 0) await recordPeople(host, job.order, report);
      return report;
    }
    case 'tickets': {
      try {
        const map = ticketMapOf(mapping, 'Importados');
        return await importTickets(into, {
          path,
          source: place,
          map,
          until: null,
          dryRun,
          keepGood,
          onProgress,
          signal,
        });
      } catch (error) {
        if (!(error instanceof CsvFault)) throw error;
        const { line, column, message, rule, values } = error;
        const told = { line, column, message, rule, values: { ...values } };
        return { read: 0, imported: 0, skipped: 0, errors: [told] };
      }
    }
  }
}

function settled(
  result: { ok: true; value: ImportReport } | { ok: false; error: { code: 'busy' } },
): ImportReport {
  if (result.ok) return result.value;
  const message = 'The database stayed busy; run the import again.';
  return {
    read: 0,
    imported: 0,
    skipped: 0,
    errors: [{ line: 1, column: null, message, rule: 'stayedBusy' }],
  };
}

async function recordPeople(
  host: Host,
  { actorId, fileName }: ImportOrder,
  report: ImportReport,
): Promise<void> {
  const { read, imported, skipped, errors } = report;
  await host.auditor.write<null, never>(
    { actorId, origin: 'import', now: host.clock() },
    async (_tx, trail) => {
      await trail.record({
        action: 'import.people',
        entity: 'import',
        entityId: 0,
        data: { after: { read, imported, skipped, errors: errors.length } },
        text: { file: fileName },
      });
      return ok(null);
    },
  );
}
