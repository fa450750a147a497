import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/kernel/canonicalJson.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { VerifiedAsset } from '#shared/verification/contract.ts';
import type { RecordLine, RoundRecord } from '#shared/verification/round.ts';
import { assetsByIds, defaultStatus } from '../assets/load.ts';
import { recordAsset } from '../assets/record.ts';
import { updateAsset } from '../assets/save.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { expectedAssets, type RoundRow, rowToAsset, scansQuery } from './queries.ts';

interface Closing {
  readonly note: string | null;
  readonly movesElsewhere: boolean;
  readonly lostIds: readonly number[];
}

/** Scans of one round that are read for its record; more than any room holds. */
const ALL = 100_000;

/**
 * Freezes what the round found, then does what was asked for: what was found elsewhere is recorded here, and the
 * missing ones that were named are lost. Their custody stays as it is.
 */
export async function closeRound(
  ctx: CommandContext,
  round: RoundRow,
  closing: Closing,
): Promise<Result<null>> {
  const record = await recordOf(ctx, round, closing);
  const missing = new Set(record.missing.map(({ id }) => id));
  if (closing.lostIds.some((id) => !missing.has(id))) {
    return fail({ code: 'ruleBroken', details: { rule: 'onlyMissingAreLost' } });
  }
  const content = canonicalJson(record.content);
  await ctx.tx
    .updateTable('verificationRounds')
    .set({
      status: 'closed',
      closedAt: ctx.now,
      closedById: ctx.actor.id,
      note: closing.note,
      record: content,
      recordSha256: createHash('sha256').update(content).digest('hex'),
      version: round.version + 1,
    })
    .where('id', '=', round.id)
    .execute();
  const { expected, found, elsewhere, unknown } = record.content;
  await ctx.trail.record({
    action: 'verification.closed',
    entity: 'verificationRound',
    entityId: round.id,
    version: round.version + 1,
    data: {
      folio: round.folio,
      before: { status: 'open' },
      after: {
        status: 'closed',
        expected,
        found: found.length,
        missing: record.missing.length,
        elsewhere: elsewhere.length,
        unknown: unknown.length,
      },
    },
    ...(closing.note === null ? {} : { text: { after: { note: closing.note } } }),
    rows: [{ entity: 'verificationRound', id: round.id }],
    about: record.missing.map(({ id }) => ({ entity: 'asset', id })),
  });
  await markLost(ctx, round, closing.lostIds);
  if (closing.movesElsewhere) await moveHere(ctx, round, record.elsewhereIds);
  return ok(null);
}

async function markLost(ctx: CommandContext, round: RoundRow, ids: readonly number[]): Promise<void> {
  const status = defaultStatus(await loadSettings(ctx.tx), 'lost');
  for (const before of await assetsByIds(ctx.tx, ids)) {
    if (before.statusKind === 'lost' || before.statusKind === 'retired') continue;
    const change = { statusKey: status.key, statusKind: status.kind };
    const after = await updateAsset(ctx.tx, before, change, ctx.now);
    await recordAsset(ctx, before, after, { action: 'asset.statusSet', data: { verification: round.folio } });
  }
}

async function moveHere(ctx: CommandContext, round: RoundRow, ids: readonly number[]): Promise<void> {
  for (const before of await assetsByIds(ctx.tx, ids)) {
    if (before.locationId === round.locationId || before.statusKind === 'retired') continue;
    const after = await updateAsset(ctx.tx, before, { locationId: round.locationId }, ctx.now);
    await recordAsset(ctx, before, after, { action: 'asset.moved', data: { verification: round.folio } });
  }
}

interface MadeRecord {
  readonly content: RoundRecord;
  readonly missing: readonly { readonly id: number }[];
  readonly elsewhereIds: readonly number[];
}

async function recordOf(ctx: CommandContext, round: RoundRow, closing: Closing): Promise<MadeRecord> {
  const { institution, printing } = await loadSettings(ctx.tx);
  const expected = (await expectedAssets(ctx.tx, round.id)).flatMap((row) => {
    const asset = rowToAsset(row);
    return asset === null ? [] : [{ asset, isFound: row.foundAt !== null }];
  });
  const scansOf = async (result: 'elsewhere' | 'unknown') =>
    (
      await scansQuery({ roundId: round.id, result, beforeId: null, limit: ALL }).execute(ctx.tx)
    ).rows.reverse();
  const elsewhere = (await scansOf('elsewhere')).flatMap((row) => rowToAsset(row) ?? []);
  const missing = expected.filter(({ isFound }) => !isFound).map(({ asset }) => asset);
  const content: RoundRecord = {
    format: 1,
    folio: round.folio,
    institution: institution.name,
    letterhead: printing.letterhead,
    logo: printing.logo,
    location: round.locationName,
    startedAt: toIso(round.startedAt),
    startedBy: round.startedByName ?? '',
    closedAt: toIso(ctx.now),
    closedBy: ctx.actor.name,
    note: closing.note,
    expected: expected.length,
    found: expected.filter(({ isFound }) => isFound).map(({ asset }) => lineOf(asset, false)),
    missing: missing.map((asset) => lineOf(asset, false)),
    elsewhere: elsewhere.map((asset) => lineOf(asset, true)),
    unknown: (await scansOf('unknown')).map(({ scanned, note }) => ({ scanned, note })),
    hasMoved: closing.movesElsewhere,
  };
  return { content, missing, elsewhereIds: elsewhere.map(({ id }) => id) };
}

function lineOf(asset: VerifiedAsset, tellsWhere: boolean): RecordLine {
  return {
    inventoryNumber: asset.inventoryNumber,
    name: asset.name,
    details: [asset.brand, asset.model, asset.serial].filter(Boolean).join(' · '),
    holder: asset.holder?.name ?? null,
    recordedAt: tellsWhere ? (asset.location?.name ?? '') : null,
  };
}
