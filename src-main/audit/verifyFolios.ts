import type { FileReader } from '../db/dialects/sqliteFile.ts';
import type { Findings } from './report.ts';

const PAGE = 2_000;

interface Series {
  used: number;
  highest: number;
}

/** What bears a folio, by entity. A series may run through several of them. */
const BEARERS = {
  ticket: 'tickets',
  custodyForm: 'custodyForms',
  verificationRound: 'verificationRounds',
  issuedReport: 'issuedReports',
} as const;

/** Every number of every series up to its last must be somebody's or void. (No number twice: the index sees to that.) */
export async function verifyFolios(reader: FileReader, findings: Findings): Promise<void> {
  if (!reader.hasTable('folioSeries') || !reader.hasTable('tickets')) return;
  const found = new Map<string, Series>();
  for (const [entity, table] of Object.entries(BEARERS)) {
    if (reader.hasTable(table)) await countFolios(reader, findings, { entity, table }, found);
  }
  const voids = reader.all<{ name: string; n: number; highest: number }>(
    `SELECT series || '-' || year AS name, count(*) AS n, max(number) AS highest FROM voidFolios GROUP BY series, year`,
  );
  for (const { name, n, highest } of voids) add(found, name, n, highest);
  const series = reader.all<{ name: string; last: number }>(
    `SELECT series || '-' || year AS name, last FROM folioSeries`,
  );
  const lasts = new Map(series.map(({ name, last }) => [name, last]));
  for (const name of new Set([...found.keys(), ...lasts.keys()])) {
    const { used, highest } = found.get(name) ?? { used: 0, highest: 0 };
    const last = lasts.get(name) ?? 0;
    if (used === last && highest === last) continue;
    findings.add(
      'folioGap',
      `Series ${name} stands at ${last}, with ${used} folios up to number ${highest}.`,
    );
  }
}

async function countFolios(
  reader: FileReader,
  findings: Findings,
  { entity, table }: { readonly entity: string; readonly table: string },
  found: Map<string, Series>,
): Promise<void> {
  let after = 0;
  for (;;) {
    const page = reader.all<{ id: number; folio: string }>(
      `SELECT id, folio FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
      after,
      PAGE,
    );
    for (const { id, folio } of page) {
      const match = /^(.+-\d{4})-(\d+)$/.exec(folio);
      if (match?.[1] === undefined)
        findings.add('folioGap', `${folio} is not written like a folio.`, { entity, id });
      else add(found, match[1], 1, Number(match[2]));
    }
    await findings.progress('folios', after, after);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function add(found: Map<string, Series>, name: string, used: number, highest: number): void {
  const known = found.get(name) ?? { used: 0, highest: 0 };
  found.set(name, { used: known.used + used, highest: Math.max(known.highest, highest) });
}
