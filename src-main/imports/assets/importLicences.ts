import type { ImportError, ImportReport } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { line, text } from '#shared/rpc/fields.ts';
import { allCategories } from '../../assets/load.ts';
import { createCategory, createSupplier } from '../../assets/service.ts';
import type { ReadDb } from '../../db/handles.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { TableRow } from '../csv/table.ts';
import { dateOrderOf } from '../dateOrder.ts';
import type { ImportInto, ImportRun } from '../importHost.ts';
import { parseMoney } from '../money.ts';
import type { SliceContext } from '../sliceWriter.ts';
import { openTableFile, type TableSource } from '../tableFile.ts';
import { type DateFormat, parseDate } from '../tickets/foreignDate.ts';

type Refusal = { readonly code: 'busy'; readonly details: Record<string, never> };

interface Licence {
  readonly name: string;
  readonly category: string;
  readonly brand: string | null;
  readonly seats: number;
  readonly unitCostCents: number | null;
  readonly supplier: string | null;
  readonly expiresOn: string | null;
  readonly notes: string | null;
  /** How many lines of the file it stands for. */
  readonly lines: number;
}

const MAX_NAME = 160;
const ERRORS_TOLD = 500;

/**
 * Takes in licences with their seats from a file of Snipe-IT, all in one transaction. One of that name that is there
 * already is passed over. Their keys are not taken in, nor who has a seat: seats are handed out here.
 */
export async function importLicences(
  into: ImportInto,
  options: ImportRun & { readonly source: TableSource },
): Promise<Result<ImportReport, Refusal>> {
  const { dryRun = false, keepGood = false } = options;
  const { read, licences, errors } = await readLicences(options);
  const told = { read, errors: errors.slice(0, ERRORS_TOLD) };
  const isRefused = errors.length > 0 && !keepGood;
  const known = await licenceNames(into.read);
  const fresh = licences.filter(({ name }) => !known.has(foldText(name)));
  const linesOf = (some: readonly Licence[]) => some.reduce((sum, { lines }) => sum + lines, 0);
  const skipped = linesOf(licences) - linesOf(fresh);
  if (dryRun || isRefused || fresh.length === 0) {
    return ok({ ...told, imported: isRefused ? 0 : linesOf(fresh), skipped });
  }
  const now = into.clock();
  const { result } = await into.auditor.write<number, never>(
    { actorId: options.actorId ?? null, origin: 'import', now },
    async (tx, trail) => {
      const present = await licenceNames(tx);
      const wanted = fresh.filter(({ name }) => !present.has(foldText(name)));
      await writeLicences({ tx, trail, now }, wanted);
      const after = { read, imported: linesOf(wanted), skipped: linesOf(licences) - linesOf(wanted) };
      await trail.record({
        action: 'import.licences',
        entity: 'import',
        entityId: 0,
        data: { after: { ...after, errors: errors.length } },
      });
      return ok(linesOf(wanted));
    },
  );
  if (!result.ok) return fail({ code: 'busy', details: {} });
  return ok({ ...told, imported: result.value, skipped: linesOf(licences) - result.value });
}

async function licenceNames(db: ReadDb): Promise<Set<string>> {
  const rows = await db.selectFrom('stockItems').select('foldedName').where('kind', '=', 'licence').execute();
  return new Set(rows.map(({ foldedName }) => foldedName));
}

async function readLicences({ source, signal }: ImportRun & { readonly source: TableSource }) {
  const licences = new Map<string, Licence>();
  const errors: ImportError[] = [];
  let read = 0;
  try {
    const file = await openTableFile(source, signal);
    const dates: string[] = [];
    for await (const row of (await file.table()).rows)
      dates.push(row.cell('purchase date'), row.cell('expiration date'));
    const order = dateOrderOf(dates);
    // Snipe-IT's own dates are American; a file whose dates prove otherwise is believed.
    const format: DateFormat = order === 'd/m/y' || order === 'y-m-d' ? order : 'm/d/y';
    const table = await file.table();
    for await (const row of table.rows) {
      if (table.columns.every((column) => row.cell(column) === '')) continue;
      read += 1;
      const fault = (column: string, message: string, rule: string, values: ImportError['values'] = {}) =>
        errors.push({ line: row.lineOf(column), column, message, rule, values });
      const before = errors.length;
      const licence = licenceOf(row, format, fault);
      if (errors.length > before) continue;
      const key = foldText(licence.name);
      const earlier = licences.get(key);
      // Bought twice: one licence with the seats of both.
      licences.set(
        key,
        earlier === undefined
          ? licence
          : { ...earlier, seats: earlier.seats + licence.seats, lines: earlier.lines + 1 },
      );
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    errors.push({ line, column, message, rule, values: { ...values } });
  }
  return { read, licences: [...licences.values()], errors };
}

type Fault = (column: string, message: string, rule: string, values?: ImportError['values']) => void;

function licenceOf(row: TableRow, format: DateFormat, fault: Fault): Licence {
  const name = lineOf(row, 'item name', 2_000) ?? lineOf(row, 'name', 2_000) ?? '';
  if (name === '') fault('Item name', 'The name is missing.', 'nameMissing');
  const seats = row.cell('seats');
  if (!/^\d{1,6}$/.test(seats))
    fault('seats', `“${seats}” is not a whole number.`, 'wholeNumber', { text: seats });
  const amount = row.cell('purchase cost');
  const cost = amount === '' ? null : parseMoney(amount);
  if (cost !== null && !('cents' in cost))
    fault('purchase cost', `“${amount}” is not an amount.`, cost.rule, { text: amount });
  // A name too long for a line is kept whole above the notes.
  const isLong = name.length > MAX_NAME;
  const notes = [isLong ? name : '', row.cell('notes')].filter(Boolean).join('\n');
  return {
    name: isLong ? `${name.slice(0, MAX_NAME - 1)}…` : name,
    category: lineOf(row, 'category', 80) ?? 'Licencias',
    brand: lineOf(row, 'manufacturer', 80),
    seats: Number(seats),
    unitCostCents: cost !== null && 'cents' in cost ? cost.cents : null,
    supplier: lineOf(row, 'supplier', 160),
    expiresOn: dateOf(row, 'expiration date', format, fault),
    notes: text(2_000).safeParse(notes.slice(0, 2_000)).data ?? null,
    lines: 1,
  };
}

function lineOf(row: TableRow, column: string, max: number): string | null {
  return line(max).safeParse(row.cell(column).slice(0, max)).data ?? null;
}

function dateOf(row: TableRow, column: string, format: DateFormat, fault: Fault): string | null {
  const text = row.cell(column);
  if (text === '') return null;
  const parsed = parseDate(text, [format, 'y-m-d'], 'UTC');
  if ('at' in parsed) return new Date(parsed.at).toISOString().slice(0, 10);
  fault(column, parsed.problem, 'date', { text, order: format });
  return null;
}

/** The rows of the store's licences with their events, in the open transaction. */
async function writeLicences(ctx: SliceContext, licences: readonly Licence[]): Promise<void> {
  const categories = new Map<string, number>();
  for (const { id, name, kind } of await allCategories(ctx.tx)) {
    if (kind === 'licence') categories.set(foldText(name), id);
  }
  const taken = new Set((await allCategories(ctx.tx)).map(({ name }) => foldText(name)));
  const suppliers = new Map(
    (await ctx.tx.selectFrom('suppliers').select(['id', 'name']).execute()).map(({ id, name }) => [
      foldText(name),
      id,
    ]),
  );
  for (const licence of licences) {
    let categoryId = categories.get(foldText(licence.category));
    if (categoryId === undefined) {
      // A category of equipment may have that name: a name belongs to one alone.
      const name = taken.has(foldText(licence.category))
        ? `${licence.category} (licencias)`
        : licence.category;
      const made = {
        name,
        kind: 'licence',
        usefulLifeMonths: null,
        fields: [],
        position: 0,
        isEnabled: true,
      } as const;
      categoryId = categories.get(foldText(name)) ?? (await createCategory(ctx, made));
      categories.set(foldText(licence.category), categoryId);
      taken.add(foldText(name));
    }
    let supplierId = licence.supplier === null ? null : suppliers.get(foldText(licence.supplier));
    if (supplierId === undefined && licence.supplier !== null) {
      const nothing = { taxId: null, contact: null, email: null, phone: null, notes: null, isEnabled: true };
      supplierId = await createSupplier(ctx, { name: licence.supplier, ...nothing });
      suppliers.set(foldText(licence.supplier), supplierId);
    }
    await insertLicence(ctx, licence, categoryId, supplierId ?? null);
  }
}

async function insertLicence(
  { tx, trail }: SliceContext,
  { name, brand, seats, unitCostCents, expiresOn, notes }: Licence,
  categoryId: number,
  supplierId: number | null,
): Promise<void> {
  const facts = { name, categoryId, brand, quantity: seats, unitCostCents, supplierId, expiresOn };
  const { id } = await tx
    .insertInto('stockItems')
    .values({
      ...facts,
      kind: 'licence',
      foldedName: foldText(name),
      model: null,
      unit: 'licencia',
      minimum: null,
      locationId: null,
      notes,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trail.record({
    action: 'stock.created',
    entity: 'stockItem',
    entityId: id,
    version: 1,
    data: { after: { kind: 'licence', ...facts } },
    ...(notes === null ? {} : { text: { after: { notes } } }),
    rows: [{ entity: 'stockItem', id }],
  });
}
