import type { Supplier } from '#shared/assets/fields.ts';
import { changesBetween } from '#shared/kernel/changes.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { Writing } from './record.ts';

/** What people edit of a supplier. */
export type SupplierFields = Omit<Supplier, 'id' | 'version'>;

type Saving = SupplierFields & { readonly id?: number | undefined; readonly version?: number | undefined };

/** By name. */
export async function listSuppliers(
  db: ReadDb,
  { withDisabled }: { readonly withDisabled: boolean },
): Promise<Supplier[]> {
  const rows = await db
    .selectFrom('suppliers')
    .select(['id', 'name', 'taxId', 'contact', 'email', 'phone', 'notes', 'isEnabled', 'version'])
    .$if(!withDisabled, (query) => query.where('isEnabled', '=', 1))
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, isEnabled: row.isEnabled === 1 }));
}

/** Creates or changes a supplier; nothing is written where it stays as it is. */
export async function saveSupplier(ctx: CommandContext, input: Saving): Promise<Result<Supplier>> {
  const { id, version = 0, name, taxId, contact, email, phone, notes, isEnabled } = input;
  const given: SupplierFields = { name, taxId, contact, email, phone, notes, isEnabled };
  const all = await listSuppliers(ctx.tx, { withDisabled: true });
  const present = all.find((supplier) => supplier.id === id) ?? null;
  if (id !== undefined) {
    if (present === null) return fail({ code: 'notFound', details: { entity: 'supplier' } });
    if (present.version !== version) {
      return fail(await conflictOf(ctx.tx, 'supplier', id, present.version, version, { withText: true }));
    }
  }
  const isNamed = (supplier: Supplier) => foldText(supplier.name) === foldText(name);
  if (all.some((supplier) => supplier.id !== id && isNamed(supplier))) {
    return fail({ code: 'duplicate', details: { field: 'name' } });
  }
  const savedId =
    present === null ? await createSupplier(ctx, given) : await changeSupplier(ctx, present, given);
  return ok({ ...given, id: savedId, version: await versionOf(ctx.tx, savedId) });
}

async function versionOf(db: ReadDb, id: number): Promise<number> {
  const row = await db
    .selectFrom('suppliers')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Also for imports. Answers its id. */
export async function createSupplier({ tx, trail }: Writing, given: SupplierFields): Promise<number> {
  const { id } = await tx
    .insertInto('suppliers')
    .values(columnsOf(given))
    .returning('id')
    .executeTakeFirstOrThrow();
  const { data, text } = toldOf({ after: given });
  await trail.record({
    action: 'supplier.created',
    entity: 'supplier',
    entityId: id,
    version: 1,
    data,
    ...(text === null ? {} : { text }),
    rows: [{ entity: 'supplier', id }],
  });
  return id;
}

async function changeSupplier(
  { tx, trail }: Writing,
  present: Supplier,
  given: SupplierFields,
): Promise<number> {
  const changes = changesBetween<SupplierFields>(present, given);
  if (Object.keys(changes.after).length === 0) return present.id;
  const version = present.version + 1;
  await tx
    .updateTable('suppliers')
    .set({ ...columnsOf(given), version })
    .where('id', '=', present.id)
    .execute();
  const { data, text } = toldOf(changes);
  await trail.record({
    action: 'supplier.changed',
    entity: 'supplier',
    entityId: present.id,
    version,
    data,
    ...(text === null ? {} : { text }),
    rows: [{ entity: 'supplier', id: present.id }],
  });
  return present.id;
}

const columnsOf = ({ isEnabled, ...rest }: SupplierFields) => ({
  ...rest,
  isEnabled: isEnabled ? (1 as const) : (0 as const),
});

/** Who answers there, and how they are reached, is personal: it is told as text, which can be erased. */
const PERSONAL = ['contact', 'email', 'phone', 'notes'] as const satisfies readonly (keyof SupplierFields)[];

function toldOf(changes: Readonly<Record<string, Partial<SupplierFields>>>) {
  const split = (isPersonal: boolean) =>
    Object.fromEntries(
      Object.entries(changes).map(([side, row]) => [
        side,
        Object.fromEntries(
          Object.entries(row).filter(([key]) => (PERSONAL as readonly string[]).includes(key) === isPersonal),
        ),
      ]),
    );
  const text = split(true);
  const isEmpty = Object.values(text).every((row) => Object.keys(row).length === 0);
  return { data: split(false), text: isEmpty ? null : text };
}
