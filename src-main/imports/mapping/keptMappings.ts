import type { ImportMapping } from '#shared/imports/mapping.ts';
import { importMapping, type KeptMapping } from '#shared/imports/mapping.ts';
import type { ImportKind } from '#shared/imports/targets.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { CommandContext } from '../../rpc/context.ts';

/** The headings whatever their order, case and accents: next month's file has its columns moved. */
export function headersKey(headings: readonly string[]): string {
  return JSON.stringify(headings.map((heading) => foldText(heading).trim()).sort());
}

export function keptMappingsQuery(db: ReadDb, kind: ImportKind, headings: readonly string[]) {
  return db
    .selectFrom('importMappings')
    .select(['id', 'name', 'mapping', 'savedAt', 'version'])
    .where('kind', '=', kind)
    .where('headersKey', '=', headersKey(headings));
}

/** Kept for the same headings, newest first; one that a later version of the program does not understand is left out. */
export async function keptMappings(
  db: ReadDb,
  kind: ImportKind,
  headings: readonly string[],
): Promise<KeptMapping[]> {
  const rows = await keptMappingsQuery(db, kind, headings).execute();
  return rows
    .sort((a, b) => b.savedAt - a.savedAt)
    .flatMap(({ mapping, savedAt, ...row }) => {
      const parsed = importMapping.safeParse(JSON.parse(mapping));
      return parsed.success ? [{ ...row, mapping: parsed.data, savedAt: toIso(savedAt) }] : [];
    });
}

/** Keeps a mapping under its name; the one of that name is replaced. */
export async function keepMapping(
  { tx, trail, now, actor }: CommandContext,
  given: {
    readonly kind: ImportKind;
    readonly name: string;
    readonly headings: readonly string[];
    readonly mapping: ImportMapping;
  },
): Promise<KeptMapping> {
  const { kind, name, mapping } = given;
  const present = await tx
    .selectFrom('importMappings')
    .select(['id', 'version'])
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  const version = (present?.version ?? 0) + 1;
  const columns = {
    kind,
    name,
    headersKey: headersKey(given.headings),
    mapping: JSON.stringify(mapping),
    savedAt: now,
    savedById: actor.id,
    version,
  };
  const { id } =
    present === undefined
      ? await tx.insertInto('importMappings').values(columns).returning('id').executeTakeFirstOrThrow()
      : await tx
          .updateTable('importMappings')
          .set(columns)
          .where('id', '=', present.id)
          .returning('id')
          .executeTakeFirstOrThrow();
  await trail.record({
    action: present === undefined ? 'importMapping.created' : 'importMapping.changed',
    entity: 'importMapping',
    entityId: id,
    version,
    data: { after: { kind, name, columns: mapping.columns } },
    rows: [{ entity: 'importMapping', id }],
  });
  return { id, name, mapping, savedAt: toIso(now), version };
}
