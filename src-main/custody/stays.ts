import { z } from 'zod';
import { CONDITIONS, CUSTODY_KINDS, formState } from '#shared/custody/custody.ts';
import type { HeldItem, Stay } from '#shared/custody/fields.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import { assetRows } from '../assets/service.ts';
import type { ReadDb } from '../db/handles.ts';

const conditionColumn = z.enum(CONDITIONS);
const kindColumn = z.enum(CUSTODY_KINDS);

/** The stays of an asset, newest first. */
export function staysOf(db: ReadDb, assetId: number, after: readonly [number, number] | null, limit: number) {
  return db
    .selectFrom('custodyItems as c')
    .innerJoin('people as p', 'p.id', 'c.personId')
    .innerJoin('custodyForms as f', 'f.id', 'c.formId')
    .leftJoin('custodyForms as e', 'e.id', 'c.endFormId')
    .select(['c.id', 'c.fromAt', 'c.toAt', 'c.condition', 'c.accessories', 'c.note', 'c.endCondition'])
    .select(['p.id as personId', 'p.name as personName', 'f.id as formId', 'f.folio', 'f.kind'])
    .select(['e.id as endId', 'e.folio as endFolio', 'e.kind as endKind'])
    .where('c.assetId', '=', assetId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('c.fromAt', 'c.id'), '<', eb.tuple(after?.[0] ?? 0, after?.[1] ?? 0)),
      ),
    )
    .orderBy('c.fromAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

type StayRow = Awaited<ReturnType<ReturnType<typeof staysOf>['execute']>>[number];

export function stayView(row: StayRow): Stay {
  const { endId, endFolio, endKind } = row;
  return {
    person: { id: row.personId, name: row.personName },
    form: { id: row.formId, folio: row.folio, kind: kindColumn.parse(row.kind) },
    from: toIso(row.fromAt),
    to: toIsoOrNull(row.toAt),
    condition: conditionColumn.parse(row.condition),
    accessories: row.accessories,
    note: row.note,
    endCondition: conditionColumn.nullable().parse(row.endCondition),
    endForm:
      endId === null || endFolio === null || endKind === null
        ? null
        : { id: endId, folio: endFolio, kind: kindColumn.parse(endKind) },
  };
}

/** What a person holds, in the order in which they got it. */
export function heldItems(db: ReadDb, personId: number, afterId: number, limit: number) {
  return db
    .selectFrom('custodyItems as c')
    .innerJoin('custodyForms as f', 'f.id', 'c.formId')
    .select(['c.id', 'c.assetId', 'c.fromAt', 'c.condition', 'c.accessories', 'c.note'])
    .select(['f.id as formId', 'f.folio', 'f.kind', 'f.confirmedAt', 'f.authorisedAt', 'f.endedAt'])
    .where('c.personId', '=', personId)
    .where('c.toAt', 'is', null)
    .where('c.id', '>', afterId)
    .orderBy('c.id')
    .limit(limit);
}

type HeldRow = Awaited<ReturnType<ReturnType<typeof heldItems>['execute']>>[number];

export async function heldViews(db: ReadDb, rows: readonly HeldRow[]): Promise<HeldItem[]> {
  const assets = await assetRows(
    db,
    rows.map((row) => row.assetId),
  );
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return rows.flatMap((row): HeldItem[] => {
    const asset = byId.get(row.assetId);
    if (asset === undefined) return [];
    return [
      {
        asset,
        form: {
          id: row.formId,
          folio: row.folio,
          state: formState({ ...row, kind: kindColumn.parse(row.kind) }),
        },
        since: toIso(row.fromAt),
        condition: conditionColumn.parse(row.condition),
        accessories: row.accessories,
        note: row.note,
      },
    ];
  });
}
