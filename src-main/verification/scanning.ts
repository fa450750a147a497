import { numberKey } from '#shared/assets/identity.ts';
import { assetByScan } from '../assets/load.ts';
import type { WriteTx } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { earlierScan, type ScanRow, scanById } from './queries.ts';

export interface Scanned {
  readonly row: ScanRow;
  readonly isRepeated: boolean;
}

/**
 * Takes numbers as they were read, one after another: each is found (expected here), elsewhere (ours, recorded at
 * another place or retired) or unknown. The same number again, or the same asset by its serial, changes nothing.
 */
export async function takeScans(
  ctx: CommandContext,
  round: { readonly id: number; readonly folio: string },
  texts: readonly string[],
): Promise<Scanned[]> {
  const scans: Scanned[] = [];
  for (const text of texts) scans.push(await takeScan(ctx, round.id, text));
  const fresh = scans.filter((scan) => !scan.isRepeated).map((scan) => scan.row);
  if (fresh.length > 0) {
    await ctx.trail.record({
      action: 'verification.scanned',
      entity: 'verificationRound',
      entityId: round.id,
      data: {
        folio: round.folio,
        after: { scans: fresh.map(({ scanned, result, assetId }) => ({ scanned, result, assetId })) },
      },
      rows: fresh.map(({ id }) => ({ entity: 'verificationScan', id })),
      about: fresh.flatMap(({ assetId }) => (assetId === null ? [] : [{ entity: 'asset', id: assetId }])),
    });
  }
  return scans;
}

async function takeScan({ tx, now, actor }: CommandContext, roundId: number, text: string): Promise<Scanned> {
  const foldedScan = numberKey(text);
  const asset = await assetByScan(tx, text);
  const assetId = asset?.id ?? null;
  const earlier = await earlierScan(tx, roundId, { foldedScan, assetId });
  if (earlier !== undefined) return { row: earlier, isRepeated: true };
  const isExpected = assetId !== null && (await markFound(tx, roundId, assetId, now));
  const result = isExpected ? 'found' : assetId === null ? 'unknown' : 'elsewhere';
  const { id } = await tx
    .insertInto('verificationScans')
    .values({ roundId, scanned: text, foldedScan, result, assetId, note: null, at: now, byId: actor.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  const row = await scanById(tx, roundId, id);
  if (row === undefined) throw new Error(`Scan ${id} is gone`);
  return { row, isRepeated: false };
}

/** Whether it was expected; if so it is found from now on. */
async function markFound(tx: WriteTx, roundId: number, assetId: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('verificationExpected')
    .set({ foundAt: now })
    .where('roundId', '=', roundId)
    .where('assetId', '=', assetId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a scan back: what it found is missing again. */
export async function takeBack(
  ctx: CommandContext,
  round: { readonly id: number; readonly folio: string },
  scan: ScanRow,
): Promise<void> {
  const { id, scanned, result, assetId } = scan;
  await ctx.tx.deleteFrom('verificationScans').where('id', '=', id).execute();
  if (result === 'found' && assetId !== null) {
    await ctx.tx
      .updateTable('verificationExpected')
      .set({ foundAt: null })
      .where('roundId', '=', round.id)
      .where('assetId', '=', assetId)
      .execute();
  }
  await ctx.trail.record({
    action: 'verification.scanRemoved',
    entity: 'verificationRound',
    entityId: round.id,
    data: { folio: round.folio, before: { scanned, result, assetId } },
    rows: [{ entity: 'verificationScan', id }],
    ...(assetId === null ? {} : { about: [{ entity: 'asset', id: assetId }] }),
  });
}
