import type SqliteDatabase from 'better-sqlite3';
import type { Said } from './recorder.ts';

/**
 * Tables that grow for as long as the department works. People and their absences grow with the institution instead:
 * thousands at most.
 */
const GROWING = new Set(
  `tickets ticketMessages ticketPauses attachments assignments timeEntries ticketLinks alerts notifications commands
   sessions events eventRows eventTexts`.split(/\s+/),
);

export interface Slow {
  readonly step: string;
  readonly sql: string;
}

/**
 * The steps of a statement's plan that cost more the longer the department has worked: reading a growing table from
 * one end to the other, or sorting its rows. Reading on in the order of an index up to a LIMIT is neither.
 */
export function slowSteps(db: SqliteDatabase.Database, { sql, parameters }: Said): Slow[] {
  if (!/^\s*(select|with|insert|update|delete|replace)/i.test(sql)) return [];
  const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(
    (row) => row.detail,
  );
  const tableOf = aliases(sql);
  const touchesGrowing = plan.some((step) => GROWING.has(tableIn(step, tableOf) ?? ''));
  return plan
    .filter((step) => {
      if (/USE TEMP B-TREE/.test(step)) return touchesGrowing && !SMALL.some((set) => set.test(sql));
      const table = tableIn(step, tableOf) ?? '';
      if (!step.startsWith('SCAN ') || !GROWING.has(table) || isKeyCheck(sql, table)) return false;
      if (READS_ON.test(sql)) return false;
      if (/ USING (COVERING )?INDEX tickets_(open|queue|active|assigneeOpen)/.test(step)) return false;
      return !(isPage(sql) && / USING (COVERING )?INDEX /.test(step));
    })
    .map((step) => ({ step, sql: sql.replace(/\s+/g, ' ') }));
}

/**
 * Sets that stay small however long the department works: what is open, what one ticket or one person has, the ids
 * of a page.
 */
const SMALL = [
  /\bisOpen = 1\b/,
  /"is(Open|Queued|Active)" = 1\b/,
  /\bclosedAt > \+\?/,
  /\b"?(requesterId|ticketId|personId)"? = (\+\?|1\b)/,
  /json_each\(\+\?\)/,
  // A day's appointments.
  /"scheduledFrom" < \+\? .*"scheduledFrom" >= \+\?/s,
  // Said by the list itself, after it counted: a few thousand at most are sorted.
  /ORDER BY \+/,
];

/**
 * Read on in an order that is there already until enough was found: a list whose filter is common (it counted), and the
 * one newest event.
 */
const READS_ON = /INDEXED BY "tickets_(updatedAt|due)"|from events order by seq desc limit 1\b/;

/** SQLite plans for foreign keys of rows that come anew, and skips it when it runs: nothing can refer to them yet. */
function isKeyCheck(sql: string, table: string): boolean {
  return /^\s*insert/i.test(sql) && !new RegExp(`\\b(from|join)\\s+"?${table}\\b`, 'i').test(sql);
}

/** Nothing is left out and it stops: each row read is a row shown. */
function isPage(sql: string): boolean {
  return /\blimit\b/i.test(sql) && !/\bwhere\b/i.test(sql);
}

function tableIn(step: string, tableOf: ReadonlyMap<string, string>): string | undefined {
  const name = /^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1];
  return name === undefined ? undefined : (tableOf.get(name) ?? name);
}

function aliases(sql: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, table = '', alias] of sql.matchAll(
    /\b(?:from|join|into|update)\s+"?(\w+)"?(?:\s+(?:as\s+)?"?(\w+)"?)?/gi,
  )) {
    if (
      alias !== undefined &&
      !/^(where|on|set|order|group|inner|left|limit|join|using|indexed|values)$/i.test(alias)
    ) {
      found.set(alias, table);
    }
  }
  return found;
}
