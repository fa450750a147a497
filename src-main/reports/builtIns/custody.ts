import { sql } from 'kysely';
import { localDate } from '#shared/calendars/localTime.ts';
import { ok } from '#shared/kernel/result.ts';
import { DAY } from '#shared/kernel/time.ts';
import { MOST_GROUPS } from '#shared/reports/spec.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { only, recordList } from './links.ts';
import {
  type BuiltRow,
  type BuiltTable,
  type Cell,
  chart,
  figures,
  groupRow,
  type MadeSection,
  opens,
  present,
  row,
  table,
  totalRow,
} from './sections.ts';

/** Who holds what, by area, and which forms still lack a signature. */
export const custody: BuiltInReport = {
  steps: 3,
  async make(input) {
    const { words, step } = input;
    const areas = await heldByArea(input);
    step();
    const open = await openForms(input);
    step();
    const held = await heldAssets(input);
    step();
    const sum = (read: (area: HeldArea) => number) => areas.reduce((all, area) => all + read(area), 0);
    const isAll = input.filter.areaId === undefined;
    const unconfirmed = open.filter(({ confirmedAt }) => confirmedAt === null);
    return ok({
      subtitle: words.report.custody.answers,
      sections: present<MadeSection>([
        figures(words.heading.summary, [
          [words.column.assetsHeld, 'number', heldCell(areas, (area) => area.assets, isAll)],
          [words.column.holders, 'number', sum(({ people }) => people)],
          [words.column.value, 'money', heldCell(areas, (area) => area.valueCents, isAll)],
          [words.column.unconfirmed, 'number', unconfirmed.length],
          [words.column.unauthorised, 'number', open.length - unconfirmed.length],
        ]),
        chart(input, {
          title: words.heading.byArea,
          chart: 'bars',
          value: 'number',
          series: [{ key: 'assets', label: words.column.assetsHeld }],
          points: areas.slice(0, MOST_BARS).map(({ name, assets }) => ({
            key: name ?? 'none',
            label: name ?? words.note.noArea,
            values: [assets],
          })),
        }),
        areaTable(input, areas),
        openTable(input, open),
        heldTable(
          input,
          held,
          sum(({ assets }) => assets),
        ),
      ]),
      measures: [],
      definitions: [
        { term: words.column.unconfirmed, text: words.definition.unconfirmed },
        { term: words.column.unauthorised, text: words.definition.unauthorised },
        { term: words.column.value, text: words.definition.value },
      ],
    });
  },
};

const MOST_BARS = 15;

interface HeldArea {
  /** Who they are, as a list of numbers. */
  readonly holders: string;
  readonly name: string | null;
  readonly people: number;
  readonly assets: number;
  readonly valueCents: number;
}

/** What the holders of some areas have. The area is theirs, so that the list asks for each of them; so many have none. */
function heldCell(areas: readonly HeldArea[], read: (area: HeldArea) => number, isAll = false): Cell {
  const holders = areas.flatMap((area) => area.holders.split(',').map(Number));
  const sum = (value: (area: HeldArea) => number) => areas.reduce((all, area) => all + value(area), 0);
  const isTooLong = holders.length === 0 || holders.length > MOST_GROUPS;
  const conditions = isAll ? [] : isTooLong ? null : [only('holder', holders)];
  const list = conditions === null ? null : recordList('custody', 'held', conditions);
  return opens(
    sum(read),
    list,
    sum(({ assets }) => assets),
  );
}

/** The area is that of whoever holds it. */
const ofArea = ({ filter }: BuiltInInput) =>
  filter.areaId === undefined ? sql`` : sql`AND p.areaId = ${filter.areaId}`;

async function heldByArea(input: BuiltInInput): Promise<HeldArea[]> {
  const { rows } = await sql<HeldArea>`
    SELECT r.name AS name, count(DISTINCT i.personId) AS people, count(*) AS assets,
      group_concat(DISTINCT i.personId) AS holders,
      sum(ifnull(a.costCents, 0)) AS "valueCents"
    FROM custodyItems i JOIN people p ON p.id = i.personId JOIN assets a ON a.id = i.assetId
    LEFT JOIN areas r ON r.id = p.areaId
    WHERE i.toAt IS NULL ${ofArea(input)} GROUP BY p.areaId ORDER BY assets DESC, r.name`.execute(input.db);
  return rows;
}

interface OpenForm {
  readonly folio: string;
  readonly person: string;
  readonly area: string | null;
  readonly issuedAt: number;
  readonly confirmedAt: number | null;
  readonly items: number;
}

/** Forms that wait for the holder's yes or for a manager's, the oldest first. */
async function openForms(input: BuiltInInput): Promise<OpenForm[]> {
  const { rows } = await sql<OpenForm>`
    SELECT f.folio AS folio, p.name AS person, r.name AS area, f.issuedAt AS "issuedAt", f.confirmedAt AS "confirmedAt",
      (SELECT count(*) FROM custodyItems i WHERE i.formId = f.id) AS items
    FROM custodyForms f JOIN people p ON p.id = f.personId LEFT JOIN areas r ON r.id = p.areaId
    WHERE f.isOpen = 1 AND (f.confirmedAt IS NULL OR f.authorisedAt IS NULL) ${ofArea(input)}
    ORDER BY f.issuedAt, f.id`.execute(input.db);
  return rows;
}

interface HeldAsset {
  readonly area: string | null;
  readonly person: string;
  readonly inventoryNumber: string;
  readonly name: string;
  readonly serial: string | null;
  readonly fromAt: number;
  readonly folio: string;
}

async function heldAssets(input: BuiltInInput): Promise<HeldAsset[]> {
  const { rows } = await sql<HeldAsset>`
    SELECT r.name AS area, p.name AS person, a.inventoryNumber AS "inventoryNumber", a.name AS name, a.serial AS serial,
      i.fromAt AS "fromAt", f.folio AS folio
    FROM custodyItems i JOIN people p ON p.id = i.personId JOIN assets a ON a.id = i.assetId
    JOIN custodyForms f ON f.id = i.formId LEFT JOIN areas r ON r.id = p.areaId
    WHERE i.toAt IS NULL ${ofArea(input)}
    ORDER BY r.name IS NULL, r.name, p.name, p.id, a.foldedNumber LIMIT ${input.limit}`.execute(input.db);
  return rows;
}

function areaTable({ words, limit, filter }: BuiltInInput, areas: readonly HeldArea[]): BuiltTable {
  const isAll = filter.areaId === undefined;
  const sum = (read: (area: HeldArea) => number) => areas.reduce((all, area) => all + read(area), 0);
  return table(
    words.heading.byArea,
    [
      ['area', words.filter.areaId, 'text'],
      ['people', words.column.holders, 'number'],
      ['assets', words.column.assetsHeld, 'number'],
      ['value', words.column.value, 'money'],
    ],
    [
      ...areas.map((each) =>
        row(
          each.name ?? words.note.noArea,
          each.people,
          heldCell([each], (area) => area.assets),
          heldCell([each], (area) => area.valueCents),
        ),
      ),
      totalRow(
        words.column.total,
        sum(({ people }) => people),
        heldCell(areas, (area) => area.assets, isAll),
        heldCell(areas, (area) => area.valueCents, isAll),
      ),
    ],
    { limit },
  );
}

function openTable({ words, moment, limit }: BuiltInInput, open: readonly OpenForm[]): BuiltTable | null {
  if (open.length === 0) return null;
  return table(
    words.heading.openForms,
    [
      ['folio', words.column.folio, 'text'],
      ['person', words.column.holder, 'text'],
      ['area', words.filter.areaId, 'text'],
      ['issued', words.column.issuedOn, 'date'],
      ['days', words.column.daysWaiting, 'number'],
      ['items', words.column.assets, 'number'],
      ['lacks', words.column.lacks, 'text'],
    ],
    open.map((form) =>
      row(
        form.folio,
        form.person,
        form.area,
        localDate(form.issuedAt, moment.timeZone),
        Math.max(0, Math.floor((moment.asOf - form.issuedAt) / DAY)),
        form.items,
        form.confirmedAt === null ? words.column.unconfirmed : words.column.unauthorised,
      ),
    ),
    { limit },
  );
}

/** Under the name of each area, person by person. */
function heldTable(
  { words, moment }: BuiltInInput,
  held: readonly HeldAsset[],
  total: number,
): BuiltTable | null {
  if (held.length === 0) return null;
  const columns = [
    ['person', words.column.holder, 'text'],
    ['number', words.column.inventoryNumber, 'text'],
    ['name', words.column.name, 'text'],
    ['serial', words.column.serial, 'text'],
    ['since', words.column.since, 'date'],
    ['folio', words.column.custodyForm, 'text'],
  ] as const;
  const rows: BuiltRow[] = [];
  let area: string | null | undefined;
  for (const each of held) {
    if (each.area !== area) {
      area = each.area;
      rows.push(groupRow(area ?? words.note.noArea, columns.length));
    }
    const since = localDate(each.fromAt, moment.timeZone);
    rows.push({
      ...row(each.person, each.inventoryNumber, each.name, each.serial, since, each.folio),
      level: 1,
    });
  }
  return table(words.heading.whoHolds, columns, rows, { more: total - held.length });
}
