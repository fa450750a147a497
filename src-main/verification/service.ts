import { sql } from 'kysely';
import { z } from 'zod';
import { localYear } from '#shared/calendars/localTime.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { verificationContract } from '#shared/verification/contract.ts';
import { nextFolio } from '../db/folios.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { closeRound } from './closeRound.ts';
import * as queries from './queries.ts';
import { recordPdf } from './recordPdf.ts';
import { takeBack, takeScans } from './scanning.ts';
import { roundView, roundViews, scanView } from './view.ts';

const SERIES = 'VF';
const roundCursor = z.tuple([z.number().int(), z.number().int()]);
const scanCursor = z.number().int();
const missingCursor = z.tuple([z.string(), z.number().int()]);

export const verificationHandlers: HandlersOf<typeof verificationContract> = {
  async list({ db }, { cursor, limit, ...filter }) {
    const after = decodeCursor(roundCursor, cursor);
    if (!after.ok) return after;
    const { rows } = await queries
      .roundsQuery({ ...filter, after: after.value, limit: limit + 1 })
      .execute(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      items: await roundViews(db, page),
      nextCursor: rows.length > limit && last ? encodeCursor([last.startedAt, last.id]) : null,
    });
  },

  async openRounds({ db }) {
    return ok({ items: await roundViews(db, (await queries.openRoundsQuery().execute(db)).rows) });
  },

  async get({ db }, { id }) {
    const round = await roundOf(db, id);
    return round.ok ? ok(await roundView(db, id)) : round;
  },

  async start(ctx, { locationId }) {
    const { tx, now, actor } = ctx;
    const location = await tx
      .selectFrom('locations')
      .select(['id', 'isEnabled'])
      .where('id', '=', locationId)
      .executeTakeFirst();
    if (location === undefined) return fail({ code: 'notFound', details: { entity: 'location' } });
    const open = await tx
      .selectFrom('verificationRounds')
      .select('id')
      .where('locationId', '=', locationId)
      .where('status', '=', 'open')
      .executeTakeFirst();
    if (open !== undefined) return fail({ code: 'ruleBroken', details: { rule: 'roundIsOpen' } });

    const { institution } = await loadSettings(tx);
    const year = localYear(now, institution.timeZone);
    const folio = formatFolio(SERIES, year, await nextFolio(tx, SERIES, year));
    const { id } = await tx
      .insertInto('verificationRounds')
      .values({ folio, locationId, status: 'open', startedAt: now, startedById: actor.id })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`
      INSERT INTO verificationExpected (roundId, assetId)
      SELECT ${id}, a.id FROM assets a INDEXED BY assets_location
      WHERE a.locationId = ${locationId} AND a.isPresent = 1`.execute(tx);
    await ctx.trail.record({
      action: 'verification.started',
      entity: 'verificationRound',
      entityId: id,
      version: 1,
      data: { folio, after: { locationId } },
      rows: [
        { entity: 'verificationRound', id },
        { entity: 'verificationExpected', id },
      ],
    });
    return ok(await roundView(tx, id));
  },

  async scan(ctx, { id, texts }) {
    const round = await openRound(ctx.tx, id);
    if (!round.ok) return round;
    const scans = await takeScans(ctx, round.value, texts);
    const { counts } = await roundView(ctx.tx, id);
    return ok({ scans: scans.map(({ row, isRepeated }) => ({ ...scanView(row), isRepeated })), counts });
  },

  async noteScan(ctx, { id, scanId, note }) {
    const found = await openScan(ctx.tx, id, scanId);
    if (!found.ok) return found;
    const { round, scan } = found.value;
    await ctx.tx.updateTable('verificationScans').set({ note }).where('id', '=', scanId).execute();
    await ctx.trail.record({
      action: 'verification.scanNoted',
      entity: 'verificationRound',
      entityId: id,
      data: { folio: round.folio, scanned: scan.scanned },
      text: { before: { note: scan.note }, after: { note } },
      rows: [{ entity: 'verificationScan', id: scanId }],
    });
    return ok(scanView({ ...scan, note }));
  },

  async removeScan(ctx, { id, scanId }) {
    const found = await openScan(ctx.tx, id, scanId);
    if (!found.ok) return found;
    await takeBack(ctx, found.value.round, found.value.scan);
    return ok({ done: true });
  },

  async scans({ db }, { id, result, cursor, limit }) {
    const round = await roundOf(db, id);
    if (!round.ok) return round;
    const before = decodeCursor(scanCursor, cursor);
    if (!before.ok) return before;
    const filter = { roundId: id, result, beforeId: before.value, limit: limit + 1 };
    const { rows } = await queries.scansQuery(filter).execute(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      items: page.map(scanView),
      nextCursor: rows.length > limit && last ? encodeCursor(last.id) : null,
    });
  },

  async missing({ db }, { id, cursor, limit }) {
    const round = await roundOf(db, id);
    if (!round.ok) return round;
    const after = decodeCursor(missingCursor, cursor);
    if (!after.ok) return after;
    const { rows } = await queries.missingQuery(id, after.value, limit + 1).execute(db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      items: page.flatMap((row) => queries.rowToAsset(row) ?? []),
      nextCursor: rows.length > limit && last ? encodeCursor([last.foldedNumber, last.assetId]) : null,
    });
  },

  async close(ctx, { id, version, ...closing }) {
    const round = await openRound(ctx.tx, id, version);
    if (!round.ok) return round;
    const closed = await closeRound(ctx, round.value, closing);
    return closed.ok ? ok(await roundView(ctx.tx, id)) : closed;
  },

  async cancel(ctx, { id, version }) {
    const round = await openRound(ctx.tx, id, version);
    if (!round.ok) return round;
    await ctx.tx
      .updateTable('verificationRounds')
      .set({ status: 'cancelled', closedAt: ctx.now, closedById: ctx.actor.id, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await ctx.trail.record({
      action: 'verification.cancelled',
      entity: 'verificationRound',
      entityId: id,
      version: version + 1,
      data: { folio: round.value.folio, before: { status: 'open' }, after: { status: 'cancelled' } },
      rows: [{ entity: 'verificationRound', id }],
    });
    return ok(await roundView(ctx.tx, id));
  },

  async recordPdf(ctx, { id, language = ctx.actor.language }) {
    const round = await roundOf(ctx.db, id);
    return round.ok ? recordPdf(ctx, id, language) : round;
  },
};

async function roundOf(db: ReadDb, id: number): Promise<Result<queries.RoundRow>> {
  const round = await queries.roundById(db, id);
  return round === undefined
    ? fail({ code: 'notFound', details: { entity: 'verificationRound' } })
    : ok(round);
}

/** A round that is still under way, at the version that was seen where one is asked for. */
async function openRound(
  tx: CommandContext['tx'],
  id: number,
  seenVersion?: number,
): Promise<Result<queries.RoundRow>> {
  const round = await roundOf(tx, id);
  if (!round.ok) return round;
  const { version, status } = round.value;
  if (seenVersion !== undefined && version !== seenVersion) {
    return fail(await conflictOf(tx, 'verificationRound', id, version, seenVersion));
  }
  return status === 'open' ? round : fail({ code: 'ruleBroken', details: { rule: 'roundIsOver' } });
}

async function openScan(
  tx: CommandContext['tx'],
  id: number,
  scanId: number,
): Promise<Result<{ round: queries.RoundRow; scan: queries.ScanRow }>> {
  const round = await openRound(tx, id);
  if (!round.ok) return round;
  const scan = await queries.scanById(tx, id, scanId);
  if (scan === undefined) return fail({ code: 'notFound', details: { entity: 'verificationScan' } });
  return ok({ round: round.value, scan });
}
