import { setImmediate as turn } from 'node:timers/promises';
import { type Cell, CSV_MARK, csvLine, csvStyleOf } from '#shared/exports/cell.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { Language } from '#shared/people/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import * as queries from './exportQueries.ts';
import { bundleWords } from './exportWords.ts';
import { type ZipEntry, zipOf } from './zip.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

interface Bundle {
  readonly file: File;
  /** How many rows of each kind it holds, for the trace. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Every page of a query, with a breath between them. */
async function allPages<R extends { readonly id: number }>(
  page: (after: number) => Promise<R[]>,
): Promise<R[]> {
  const rows: R[] = [];
  for (;;) {
    const next = await page(rows.at(-1)?.id ?? 0);
    rows.push(...next);
    if (next.length < queries.PAGE) return rows;
    await turn();
  }
}

/** A row as it is handed out: instants (`…At`, `at`) as ISO text, the program's own ids left out. */
function shown(row: Readonly<Record<string, Value>>): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => key !== 'id')
      .map(([key, value]) => [
        key,
        typeof value === 'number' && (key === 'at' || key.endsWith('At')) ? toIso(value) : value,
      ]),
  );
}

/** Everything that is kept about a person, as a zip with one JSON file and a CSV file for each kind. */
export async function exportPerson(
  db: ReadDb,
  id: number,
  language: Language,
  now: number,
): Promise<Result<Bundle>> {
  const profile = await queries.profileOf(db, id);
  if (profile === null) return fail({ code: 'notFound', details: { entity: 'person' } });
  const lists: Readonly<Record<ListKey, readonly Row[]>> = {
    absences: (await queries.absencesOf(db, id)).map(shown),
    acceptances: (await queries.acceptancesOf(db, id)).map(shown),
    sessions: (await allPages((after) => queries.sessionsPage(db, id, after))).map(shown),
    notifications: (await allPages((after) => queries.notificationsPage(db, id, after))).map(shown),
    tickets: (await allPages((after) => queries.ticketsPage(db, id, after))).map(shown),
    messages: (await allPages((after) => queries.messagesPage(db, id, after))).map(shown),
    custody: (await allPages((after) => queries.custodyPage(db, id, after))).map(shown),
  };
  const person = shown(profile);
  const roles = await queries.rolesOf(db, id);
  const teams = await queries.teamsOf(db, id);
  const skills = await queries.skillsOf(db, id);
  const words = bundleWords[language];
  const data = { madeAt: toIso(now), person: { ...person, roles, teams, skills }, ...lists };
  const flat = { ...person, roles: roles.join(' '), teams: teams.join(', '), skills: skills.join(', ') };
  const entries: ZipEntry[] = [
    { name: words.readme, content: words.about(profile.name, toIso(now)) },
    { name: words.json, content: `${JSON.stringify(data, null, 2)}\n` },
    {
      name: `${words.person}.csv`,
      content: csvOf(
        Object.entries(flat).map(([field, value]) => ({ field, value })),
        language,
      ),
    },
    ...LISTS.filter((key) => lists[key].length > 0).map((key) => ({
      name: `${words.lists[key]}.csv`,
      content: csvOf(lists[key], language),
    })),
  ];
  const bytes = new Uint8Array(await zipOf(entries));
  const name = `${words.file} ${profile.name.replace(/[/\\:*?"<>|]/g, ' ')}.zip`;
  return ok({
    file: new File([bytes], name, { type: 'application/zip' }),
    counts: Object.fromEntries(LISTS.map((key) => [key, lists[key].length])),
  });
}

const LISTS = [
  'absences',
  'acceptances',
  'sessions',
  'notifications',
  'tickets',
  'messages',
  'custody',
] as const;
type ListKey = (typeof LISTS)[number];

function csvOf(rows: readonly Row[], language: Language): string {
  const style = csvStyleOf(language);
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    csvLine(
      columns.map((column) => cellOf(row[column] ?? null)),
      style,
    ),
  );
  return [CSV_MARK, csvLine(columns.map(cellOf), style), ...lines].join('');
}

function cellOf(value: Value): Cell {
  if (value === null) return null;
  return typeof value === 'number' ? { type: 'number', value } : { type: 'text', text: value };
}
