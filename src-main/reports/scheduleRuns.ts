import { randomUUID } from 'node:crypto';
import { localDate } from '#shared/calendars/localTime.ts';
import { ok } from '#shared/kernel/result.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { nextRun } from '#shared/reports/schedule.ts';
import type { RunFault } from '#shared/reports/scheduled.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import { actorOf } from './actorOf.ts';
import { folderFault, safeName, writeNew } from './outFolder.ts';
import { printReport } from './printReport.ts';
import {
  claimedById,
  type DueSchedule,
  dueQuery,
  interruptedQuery,
  toDue,
  tooFarAheadQuery,
} from './scheduleQueries.ts';

/** After the first and the second failure in a row; after a third it waits for its next time. */
const RETRY_MS = [10 * MINUTE, 30 * MINUTE] as const;
/** Longer than any report may take: whoever took it then is gone. */
const CLAIM_MS = 30 * MINUTE;

interface Claimed {
  readonly id: number;
  readonly claim: string;
}

interface Carrier {
  readonly stop: AbortController;
  running: Promise<void>;
  isDraining: boolean;
}

const carriers = new WeakMap<Host, Carrier>();

function carrierOf(host: Host): Carrier {
  const known = carriers.get(host) ?? {
    stop: new AbortController(),
    running: Promise.resolve(),
    isDraining: false,
  };
  carriers.set(host, known);
  return known;
}

/** Whether one is due, or was taken by a process that is gone. */
export async function isScheduleDue(db: ReadDb, now: number): Promise<boolean> {
  if ((await dueQuery(db, now).executeTakeFirst()) !== undefined) return true;
  if ((await tooFarAheadQuery(db, now).executeTakeFirst()) !== undefined) return true;
  return (await interruptedQuery(db, now - CLAIM_MS).executeTakeFirst()) !== undefined;
}

/** Takes a schedule for this process; its next time is settled at once, so that what was missed is caught up once. */
export async function claim(tx: WriteTx, id: number, now: number): Promise<string> {
  const token = randomUUID();
  await tx
    .updateTable('reportSchedules')
    .set({ claim: token, claimedAt: now })
    .where('id', '=', id)
    .execute();
  return token;
}

/**
 * The next schedule that is due, taken in one write transaction: of several processes only one gets it, whatever the
 * lease of the jobs says meanwhile.
 */
async function claimDue(host: Host): Promise<Claimed | null> {
  const now = host.clock();
  const { result, events } = await host.auditor.write<Claimed | null, never>(
    { actorId: null, origin: 'job', now },
    async (tx, trail) => {
      const { timeZone } = (await loadSettings(tx)).institution;
      for (const row of await interruptedQuery(tx, now - CLAIM_MS).execute()) {
        const lost = toDue(row);
        await tx
          .updateTable('reportSchedules')
          .set(failedColumns(lost, 'interrupted', now, timeZone))
          .where('id', '=', row.id)
          .execute();
        await recordFailure(tx, trail, lost, 'interrupted', now);
      }
      for (const row of await tooFarAheadQuery(tx, now).execute()) {
        const nextRunAt = nextRun(toDue(row).frequency, now, timeZone);
        await tx.updateTable('reportSchedules').set({ nextRunAt }).where('id', '=', row.id).execute();
      }
      const due = await dueQuery(tx, now).executeTakeFirst();
      if (due === undefined) return ok(null);
      const token = await claim(tx, due.id, now);
      await tx
        .updateTable('reportSchedules')
        .set({ nextRunAt: nextRun(toDue(due).frequency, now, timeZone) })
        .where('id', '=', due.id)
        .execute();
      return ok({ id: due.id, claim: token });
    },
  );
  host.hub.poke(events);
  return result.ok ? result.value : null;
}

/** Makes all that is due, one after another, beside everything else. Whoever asks while it does so asks in vain. */
export function drainSchedules(host: Host): Promise<void> {
  const carrier = carrierOf(host);
  if (carrier.isDraining) return carrier.running;
  carrier.isDraining = true;
  return follow(host, async () => {
    try {
      for (;;) {
        if (carrier.stop.signal.aborted) return;
        const claimed = await claimDue(host);
        if (claimed === null) return;
        await carryOut(host, claimed);
      }
    } finally {
      carrier.isDraining = false;
    }
  });
}

/** Makes one that was taken already. */
export function startClaimed(host: Host, claimed: Claimed): Promise<void> {
  return follow(host, () => carryOut(host, claimed));
}

function follow(host: Host, work: () => Promise<void>): Promise<void> {
  const carrier = carrierOf(host);
  carrier.running = carrier.running
    .then(work)
    .catch((fault: unknown) => host.report('reportSchedules', fault));
  return carrier.running;
}

/** When the program ends: what is under way is given up, and caught up by whoever starts next. */
export async function stopSchedules(host: Host): Promise<void> {
  const carrier = carrierOf(host);
  carrier.stop.abort(new Error('The program ends'));
  await carrier.running;
}

type Outcome = { readonly file: string } | { readonly fault: RunFault };

async function carryOut(host: Host, { id, claim: token }: Claimed): Promise<void> {
  const due = await claimedById(host.db.read, id, token);
  if (due === undefined) return;
  const { signal } = carrierOf(host).stop;
  let outcome: Outcome;
  try {
    outcome = await writeFileOf(host, due, signal);
  } catch (fault) {
    if (!signal.aborted) host.report(`reportSchedule ${id}`, fault);
    outcome = { fault: signal.aborted ? 'interrupted' : 'broken' };
  }
  await recordOutcome(host, due, token, outcome);
}

async function writeFileOf(host: Host, due: DueSchedule, signal: AbortSignal): Promise<Outcome> {
  const { db } = host;
  const now = host.clock();
  const actor = await actorOf(db.read, due.ownerId);
  if (actor === null) return { fault: 'disabled' };
  if (!allows('reports.schedule', actor.roles)) return { fault: 'refused' };
  const before = await faultOf(due.folder, host.dataDir);
  if (before !== null) return { fault: before };
  const printed = await printReport(
    { db: db.read, host, actor, now },
    { ...due.request, format: due.format },
    { signal },
  );
  if (!printed.ok) return { fault: printed.error.code === 'busy' ? 'broken' : 'refused' };
  const { timeZone } = (await loadSettings(db.read)).institution;
  const name = `${safeName(due.name)} ${localDate(now, timeZone)}`;
  const bytes = await printed.value.bytes();
  try {
    return { file: await writeNew(due.folder, { name, ending: due.format }, bytes) };
  } catch (fault) {
    host.report(`reportSchedule ${due.id}`, fault);
    return { fault: (await faultOf(due.folder, host.dataDir)) ?? 'folderNotWritable' };
  }
}

async function faultOf(folder: string, dataDir: string): Promise<RunFault | null> {
  const fault = await folderFault(folder, dataDir);
  if (fault === null) return null;
  return fault === 'folderMissing' ? 'folderMissing' : 'folderNotWritable';
}

/** A failure of the folder or of the machine is tried again soon; one of rights, at the next time. */
function failedColumns(due: DueSchedule, fault: RunFault, now: number, timeZone: string) {
  const attempts = due.attempts + 1;
  const next = nextRun(due.frequency, now, timeZone);
  const wait = fault === 'refused' || fault === 'disabled' ? undefined : RETRY_MS[attempts - 1];
  return {
    claim: null,
    claimedAt: null,
    lastRunAt: now,
    lastOutcome: 'failed',
    lastError: fault,
    attempts,
    nextRunAt: wait === undefined ? next : Math.min(next, now + wait),
  };
}

type Trail = Parameters<Parameters<Host['auditor']['write']>[1]>[1];

/** Told to whom it belongs when it begins to fail, not every time. */
async function recordFailure(tx: WriteTx, trail: Trail, due: DueSchedule, fault: RunFault, now: number) {
  await trail.record({
    action: 'reportSchedule.failed',
    entity: 'reportSchedule',
    entityId: due.id,
    data: { after: { fault, attempts: due.attempts + 1 } },
  });
  if (due.attempts === 0) await tellOwner(tx, due, 'reportFailed', now);
}

function tellOwner(tx: WriteTx, due: DueSchedule, kind: 'reportReady' | 'reportFailed', now: number) {
  return notifyPeople(tx, {
    personIds: [due.ownerId],
    kind,
    ticketId: null,
    subject: { entity: 'reportSchedule', id: due.id, label: due.name },
    actorId: null,
    at: now,
  });
}

async function recordOutcome(host: Host, due: DueSchedule, token: string, outcome: Outcome): Promise<void> {
  const now = host.clock();
  const { events } = await host.auditor.write<null, never>(
    { actorId: null, origin: 'job', now },
    async (tx, trail) => {
      // Whoever took it over meanwhile tells how it went.
      if ((await claimedById(tx, due.id, token)) === undefined) return ok(null);
      const { timeZone } = (await loadSettings(tx)).institution;
      const update = tx.updateTable('reportSchedules').where('id', '=', due.id);
      if ('file' in outcome) {
        const { file } = outcome;
        await update
          .set({
            claim: null,
            claimedAt: null,
            lastRunAt: now,
            lastOutcome: 'written',
            lastError: null,
            lastFile: file,
            attempts: 0,
          })
          .execute();
        await trail.record({
          action: 'reportSchedule.written',
          entity: 'reportSchedule',
          entityId: due.id,
          data: { after: { format: due.format } },
          text: { file },
        });
        await tellOwner(tx, due, 'reportReady', now);
        return ok(null);
      }
      const { fault } = outcome;
      if (fault === 'interrupted') {
        // Given up because the program ends: due at once for whoever starts next, and no failure of its own.
        await update.set({ claim: null, claimedAt: null, nextRunAt: now }).execute();
        return ok(null);
      }
      await update.set(failedColumns(due, fault, now, timeZone)).execute();
      await recordFailure(tx, trail, due, fault, now);
      if (fault === 'disabled') {
        await tx
          .updateTable('reportSchedules')
          .set({ isPaused: 1, nextRunAt: null, version: due.version + 1 })
          .where('id', '=', due.id)
          .execute();
        await trail.record({
          action: 'reportSchedule.paused',
          entity: 'reportSchedule',
          entityId: due.id,
          version: due.version + 1,
          data: { after: { reason: 'disabled' } },
          rows: [{ entity: 'reportSchedule', id: due.id }],
        });
      }
      return ok(null);
    },
  );
  host.hub.poke(events);
}
