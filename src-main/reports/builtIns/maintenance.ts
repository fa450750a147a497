import { sql } from 'kysely';
import { stepsOf } from '#shared/indicators/period.ts';
import { ok } from '#shared/kernel/result.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { MaintenanceKind } from '#shared/maintenance/kind.ts';
import { MAINTENANCE_KINDS } from '#shared/maintenance/kind.ts';
import { stepOfLength } from '#shared/reports/period.ts';
import type { SpecCondition } from '#shared/reports/spec.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { only, recordList } from './links.ts';
import {
  type BuiltTable,
  chart,
  figures,
  type MadeSection,
  opens,
  present,
  row,
  table,
  totalRow,
} from './sections.ts';

/** What was due and what was done, what it cost and how long equipment stood still. */
export const maintenance: BuiltInReport = {
  steps: 2,
  async make(input) {
    const { dates, words, say, today, step } = input;
    const records = await recordsIn(input);
    step();
    const due = await dueIn(input);
    step();
    const overdue = due.filter(({ dueOn }) => dueOn < today);
    const paid = (each: readonly Done[]) => each.reduce((sum, { paidCents }) => sum + paidCents, 0);
    const of = (value: number) => opens(value, workList(input, []), records.length);
    const steps = stepsOf(dates, stepOfLength(dates) === 'day' ? 'week' : stepOfLength(dates));
    return ok({
      subtitle: words.report.maintenance.answers,
      sections: present<MadeSection>([
        figures(words.heading.summary, [
          [words.column.done, 'number', of(records.length)],
          [words.column.duePending, 'number', due.length],
          [words.column.overdue, 'number', overdue.length],
          [words.column.cost, 'money', of(paid(records))],
          [
            words.column.covered,
            'money',
            of(records.reduce((sum, each) => sum + each.totalCents - each.paidCents, 0)),
          ],
          [
            words.column.downtime,
            'number',
            of(records.reduce((sum, each) => sum + downtime(input, each), 0)),
            words.note.days,
          ],
        ]),
        chart(input, {
          title: words.heading.maintenanceCourse,
          chart: 'columns',
          value: 'number',
          series: MAINTENANCE_KINDS.map((kind) => ({ key: kind, label: words.maintenanceKind[kind] })),
          points: steps.map(({ step: name, from, to }) => ({
            key: name,
            label: say.step(name),
            values: MAINTENANCE_KINDS.map(
              (kind) =>
                records.filter((each) => each.kind === kind && each.startedOn >= from && each.startedOn <= to)
                  .length,
            ),
          })),
        }),
        kindTable(input, records),
        categoryTable(input, records),
        recordTable(input, records),
        dueTable(input, due),
      ]),
      measures: [],
      definitions: [
        { term: words.column.done, text: words.definition.done },
        { term: words.column.duePending, text: words.definition.duePending },
        { term: words.column.cost, text: words.definition.cost },
        { term: words.column.downtime, text: words.definition.downtime },
      ],
    });
  },
};

interface Done {
  readonly inventoryNumber: string;
  readonly asset: string;
  readonly category: string;
  readonly categoryId: number;
  readonly kind: MaintenanceKind;
  readonly description: string;
  readonly supplier: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly totalCents: number;
  /** Nothing under warranty. */
  readonly paidCents: number;
}

const ofArea = ({ filter }: BuiltInInput) =>
  filter.areaId === undefined ? sql`` : sql`AND a.areaId = ${filter.areaId}`;

/** Maintenance that began in the period, oldest first. */
async function recordsIn(input: BuiltInInput): Promise<Done[]> {
  const { db, dates } = input;
  const { rows } = await sql<Done>`
    SELECT a.inventoryNumber AS "inventoryNumber", a.name AS asset, c.name AS category, c.id AS "categoryId", r.kind AS kind,
      r.description AS description, s.name AS supplier, r.startedOn AS "startedOn", r.endedOn AS "endedOn",
      r.costCents + ifnull(parts.cents, 0) AS "totalCents",
      CASE r.isUnderWarranty WHEN 1 THEN 0 ELSE r.costCents + ifnull(parts.cents, 0) END AS "paidCents"
    FROM maintenanceRecords r JOIN assets a ON a.id = r.assetId JOIN assetCategories c ON c.id = a.categoryId
    LEFT JOIN suppliers s ON s.id = r.supplierId
    LEFT JOIN (SELECT recordId, sum(quantity * costCents) AS cents FROM maintenanceParts GROUP BY recordId) AS parts
      ON parts.recordId = r.id
    WHERE r.startedOn >= ${dates.from} AND r.startedOn <= ${dates.to} ${ofArea(input)}
    ORDER BY r.startedOn, r.id`.execute(db);
  return rows;
}

interface Due {
  readonly dueOn: string;
  readonly plan: string;
  readonly inventoryNumber: string;
  readonly asset: string;
  readonly location: string | null;
  readonly folio: string | null;
}

/** What is due by the end of the period and was not carried out yet, the most overdue first. */
async function dueIn(input: BuiltInInput): Promise<Due[]> {
  const { db, dates } = input;
  const { rows } = await sql<Due>`
    SELECT d.dueOn AS "dueOn", p.name AS plan, a.inventoryNumber AS "inventoryNumber", a.name AS asset,
      l.name AS location, t.folio AS folio
    FROM maintenanceDue d JOIN maintenancePlans p ON p.id = d.planId JOIN assets a ON a.id = d.assetId
    LEFT JOIN locations l ON l.id = a.locationId LEFT JOIN tickets t ON t.id = d.ticketId
    WHERE d.dueOn IS NOT NULL AND d.dueOn <= ${dates.to} ${ofArea(input)}
    ORDER BY d.dueOn, d.id`.execute(db);
  return rows;
}

/** Whole days from its beginning to its end, or to today while it runs. */
function downtime({ today }: Pick<BuiltInInput, 'today'>, { startedOn, endedOn }: Done): number {
  return Math.max(0, Math.round((Date.parse(endedOn ?? today) - Date.parse(startedOn)) / DAY));
}

/** What began in the period, narrowed. */
const workList = ({ dates, filter: { areaId } }: BuiltInInput, conditions: readonly SpecCondition[]) => ({
  ...recordList('maintenance', 'started', conditions, dates),
  ...(areaId === undefined ? {} : { areaId }),
});

interface Summed {
  readonly name: string;
  readonly conditions: readonly SpecCondition[];
  readonly records: readonly Done[];
}

function sumTable(
  input: BuiltInInput,
  title: string,
  heading: string,
  groups: readonly Summed[],
): BuiltTable {
  const { words, limit } = input;
  const cells = (records: readonly Done[], conditions: readonly SpecCondition[]) =>
    [
      records.length,
      records.reduce((sum, each) => sum + each.paidCents, 0),
      records.reduce((sum, each) => sum + each.totalCents - each.paidCents, 0),
      records.reduce((sum, each) => sum + downtime(input, each), 0),
    ].map((value) => opens(value, workList(input, conditions), records.length));
  return table(
    title,
    [
      ['group', heading, 'text'],
      ['done', words.column.done, 'number'],
      ['cost', words.column.cost, 'money'],
      ['covered', words.column.covered, 'money'],
      ['downtime', words.column.downtimeDays, 'number'],
    ],
    [
      ...groups.map(({ name, records, conditions }) => row(name, ...cells(records, conditions))),
      totalRow(
        words.column.total,
        ...cells(
          groups.flatMap(({ records }) => records),
          [],
        ),
      ),
    ],
    { limit },
  );
}

function kindTable(input: BuiltInInput, records: readonly Done[]): BuiltTable {
  const { words } = input;
  return sumTable(
    input,
    words.heading.byKind,
    words.column.kind,
    MAINTENANCE_KINDS.map((kind) => ({
      name: words.maintenanceKind[kind],
      conditions: [only('maintenanceKind', [kind])],
      records: records.filter((each) => each.kind === kind),
    })),
  );
}

function categoryTable(input: BuiltInInput, records: readonly Done[]): BuiltTable | null {
  if (records.length === 0) return null;
  const names = new Map(records.map(({ category, categoryId }) => [categoryId, category]));
  const sorted = [...names].sort(([, one], [, other]) => input.say.compare(one, other));
  return sumTable(
    input,
    input.words.heading.byCategory,
    input.words.column.category,
    sorted.map(([id, name]) => ({
      name,
      conditions: [only('assetCategory', [id])],
      records: records.filter(({ categoryId }) => categoryId === id),
    })),
  );
}

function recordTable(input: BuiltInInput, records: readonly Done[]): BuiltTable | null {
  if (records.length === 0) return null;
  const { words, limit } = input;
  return table(
    words.heading.done,
    [
      ['started', words.column.startedOn, 'date'],
      ['ended', words.column.endedOn, 'date'],
      ['asset', words.column.asset, 'text'],
      ['kind', words.column.kind, 'text'],
      ['description', words.column.description, 'text'],
      ['supplier', words.column.supplier, 'text'],
      ['days', words.column.downtimeDays, 'number'],
      ['cost', words.column.cost, 'money'],
    ],
    records.map((each) =>
      row(
        each.startedOn,
        each.endedOn,
        `${each.inventoryNumber} · ${each.asset}`,
        words.maintenanceKind[each.kind],
        each.description,
        each.supplier,
        downtime(input, each),
        each.paidCents,
      ),
    ),
    { limit },
  );
}

function dueTable({ words, today, limit }: BuiltInInput, due: readonly Due[]): BuiltTable | null {
  if (due.length === 0) return null;
  return table(
    words.heading.due,
    [
      ['dueOn', words.column.dueOn, 'date'],
      ['late', words.column.daysLate, 'number'],
      ['plan', words.column.plan, 'text'],
      ['asset', words.column.asset, 'text'],
      ['location', words.column.location, 'text'],
      ['ticket', words.column.folio, 'text'],
    ],
    due.map(({ dueOn, plan, inventoryNumber, asset, location, folio }) =>
      row(
        dueOn,
        dueOn < today ? Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY) : null,
        plan,
        `${inventoryNumber} · ${asset}`,
        location,
        folio,
      ),
    ),
    { limit },
  );
}
