import { join } from 'node:path';
import { DAY } from '#shared/kernel/time.ts';
import type { RetentionKind } from '#shared/privacy/retention.ts';
import { eraseEventTexts, eraseTextsOf } from '../audit/erase.ts';
import type { ReadDb } from '../db/handles.ts';
import { isFileNamed } from '../db/storedFiles.ts';
import { type Job, preparedJob } from '../jobs/schedule.ts';
import { loadSettings } from '../settings/load.ts';
import * as cancelling from './cancelQueries.ts';
import { eraseTicket, removeAttachments } from './eraseTicket.ts';
import { removeRequestLogs } from './requestLogs.ts';
import * as queries from './retentionQueries.ts';

/** Rows of one transaction: each a few milliseconds. */
const TICKETS = 5;
const FILES = 20;
const NOTICES = 250;
const EXPORTS = 100;
/** A file that lost its row stays a day: a copy that is being made, or an upload of the same, may still need it. */
export const FILE_GRACE = DAY;

/** Before when a kind is erased; null: never. */
async function cutOff(db: ReadDb, kind: RetentionKind, now: number): Promise<number | null> {
  const { retention } = await loadSettings(db);
  const days = retention[kind];
  return days === null ? null : now - days * DAY;
}

const ticketTexts: Job = {
  name: 'retention.ticketTexts',
  async isDue(db, now) {
    const before = await cutOff(db, 'ticketTexts', now);
    return before !== null && (await queries.rowsOf(db, queries.endedTickets(db, before, 1))).length > 0;
  },
  async run(ctx) {
    const before = await cutOff(ctx.tx, 'ticketTexts', ctx.now);
    if (before === null) return false;
    const ended = await queries.rowsOf(ctx.tx, queries.endedTickets(ctx.tx, before, TICKETS));
    for (const { id } of ended) await eraseTicket(ctx, id, 'retention', false);
    return ended.length === TICKETS;
  },
};

const attachments: Job = {
  name: 'retention.attachments',
  async isDue(db, now) {
    const before = await cutOff(db, 'attachments', now);
    return before !== null && (await queries.rowsOf(db, queries.oldAttachments(db, before, 1))).length > 0;
  },
  async run(ctx) {
    const before = await cutOff(ctx.tx, 'attachments', ctx.now);
    if (before === null) return false;
    const found = await queries.rowsOf(ctx.tx, queries.oldAttachments(ctx.tx, before, FILES));
    for (const [ticketId, files] of Map.groupBy(found, (file) => file.ticketId)) {
      const rows = await removeAttachments(ctx, files);
      const ticket = { entity: 'ticket', id: ticketId };
      await ctx.trail.record({
        action: 'ticket.filesErased',
        entity: 'ticket',
        entityId: ticketId,
        data: { after: { attachments: rows.length } },
        rows,
      });
      await eraseTextsOf(ctx.tx, ctx.trail, ticket, rows);
    }
    return found.length === FILES;
  },
};

const notifications: Job = {
  name: 'retention.notifications',
  async isDue(db, now) {
    const before = await cutOff(db, 'notifications', now);
    return before !== null && (await queries.rowsOf(db, queries.oldNotifications(db, before, 1))).length > 0;
  },
  async run(ctx) {
    const before = await cutOff(ctx.tx, 'notifications', ctx.now);
    if (before === null) return false;
    const found = await queries.rowsOf(ctx.tx, queries.oldNotifications(ctx.tx, before, NOTICES));
    const ids = found.map(({ id }) => id);
    if (ids.length > 0) await queries.deleteNotifications(ctx.tx, ids);
    return found.length === NOTICES;
  },
};

/** The exports that are next, as far as they are old enough. */
async function oldExports(db: ReadDb, before: number): Promise<queries.Exported[]> {
  const seq = await queries.progressOf(db, 'exports');
  const next = await queries.rowsOf(db, queries.exportsAfter(db, seq, EXPORTS));
  const firstKept = next.findIndex(({ recordedAt }) => recordedAt >= before);
  return firstKept === -1 ? next : next.slice(0, firstKept);
}

const exportWords: Job = {
  name: 'retention.exports',
  async isDue(db, now) {
    const before = await cutOff(db, 'exports', now);
    return before !== null && (await oldExports(db, before)).length > 0;
  },
  async run(ctx) {
    const before = await cutOff(ctx.tx, 'exports', ctx.now);
    if (before === null) return false;
    const found = await oldExports(ctx.tx, before);
    const last = found.at(-1);
    if (last === undefined) return false;
    const seqs = found.flatMap(({ seq, hasText }) => (hasText === 1 ? [seq] : []));
    if (seqs.length > 0) await eraseEventTexts(ctx.tx, ctx.trail, { entity: 'export', id: 0 }, seqs);
    await queries.saveProgress(ctx.tx, 'exports', last.seq);
    return found.length === EXPORTS;
  },
};

/** The requests of people whose data were cancelled, where that was chosen. */
const cancelledTickets: Job = {
  name: 'cancelledTickets',
  isDue: async (db) => (await cancelling.pendingCancellation(db)) !== undefined,
  async run(ctx) {
    const pending = await cancelling.pendingCancellation(ctx.tx);
    if (pending === undefined) return false;
    const { id, personId, lastTicketId } = pending;
    const found = await cancelling.nextTicketsOf(ctx.tx, personId, lastTicketId, TICKETS);
    for (const ticket of found) {
      if (ticket.isOpen === 0) await eraseTicket(ctx, ticket.id, 'cancellation', true);
    }
    const last = found.at(-1);
    await cancelling.noteProgress(ctx.tx, id, {
      ...(last === undefined ? {} : { lastTicketId: last.id }),
      ...(found.length < TICKETS ? { doneAt: ctx.now } : {}),
    });
    return true;
  },
};

/** Once a day and process: files are nothing that a query could tell. */
const logsCleaned = new WeakMap<object, number>();

const requestLogs: Job = {
  name: 'retention.requestLogs',
  async isDue(db, now) {
    const before = await cutOff(db, 'requestLogs', now);
    return before !== null && now - (logsCleaned.get(db) ?? 0) >= DAY;
  },
  async prepare({ db, host, now }) {
    const before = await cutOff(db, 'requestLogs', now);
    logsCleaned.set(db, now);
    if (before !== null) await removeRequestLogs(join(host.profileDir, 'logs'), before);
    return null;
  },
  run: async () => false,
};

/** Takes files out of the store that no row names any more. */
const files = preparedJob<string[]>({
  name: 'releasedFiles',
  isDue: async (db, now) => (await queries.releasedFiles(db, now - FILE_GRACE, 1)).length > 0,
  async prepare({ db, host, now }) {
    const released = await queries.releasedFiles(db, now - FILE_GRACE, FILES);
    const settled: string[] = [];
    for (const sha256 of released) {
      const isSettled =
        (await isFileNamed(db, sha256)) || (await host.files.remove(sha256, now - FILE_GRACE));
      if (isSettled) settled.push(sha256);
    }
    return settled.length === 0 ? null : settled;
  },
  async run(ctx, settled) {
    await queries.forgetReleased(ctx.tx, settled);
    return settled.length === FILES;
  },
});

export const privacyJobs: readonly Job[] = [
  ticketTexts,
  attachments,
  notifications,
  exportWords,
  requestLogs,
  cancelledTickets,
  files,
];
