import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Real incidents, beside the checkout where they are to be had; see the README of the data. */
export const INCIDENTS = fileURLToPath(
  new URL('../../../shared/data/incidents-servicenow-4000.csv.gz', import.meta.url),
);

/** A ticket as its rows tell it, found out here without a line of the product. Milliseconds, UTC. */
export interface Incident {
  readonly openedAt: number;
  readonly channel: string;
  readonly respondedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly wasReopened: boolean;
  /** Who had it when it was solved; where nobody did, whoever got it later. */
  readonly solver: string | null;
  /** From the first assignment to the last resolution, less what it waited and stood solved, in seconds; null without. */
  readonly resolution: number | null;
  readonly closure: number | null;
  readonly assignments: readonly { readonly at: number; readonly to: string }[];
}

function instant(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  const [day, month, year] = date.split('/').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute);
}

/** All of them, in the order of the file. */
export function incidents(): Incident[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(INCIDENTS)).toString('utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  const byNumber = new Map<string, Record<string, string>[]>();
  for (const line of lines) {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    byNumber.set(row.number ?? '', [...(byNumber.get(row.number ?? '') ?? []), row]);
  }
  return [...byNumber.values()].map(told);
}

function told(rows: readonly Record<string, string>[]): Incident {
  const openedAt = instant(rows[0]?.opened_at ?? '');
  const seen = rows
    .map((row) => ({ row, at: Math.max(instant(row.sys_updated_at ?? ''), openedAt) }))
    .sort((a, b) => a.at - b.at);
  const isEnded = (state: string) => state === 'Resolved' || state === 'Closed';
  let state = 'New';
  let technician: string | null = null;
  let respondedAt: number | null = null;
  let resolvedAt: number | null = null;
  let closedAt: number | null = null;
  let solver: string | null = null;
  let wasReopened = false;
  let stoodSince: number | null = null;
  const stood: [number, number][] = [];
  const assignments: { at: number; to: string }[] = [];
  for (const { row, at } of seen) {
    const before = state;
    // "New" after something else is a late copy of the first row.
    if (row.incident_state !== 'New') state = row.incident_state ?? '';
    const given = row.assigned_to === '?' ? null : (row.assigned_to ?? null);
    if (given !== null && given !== technician) assignments.push({ at, to: given });
    if (state !== 'New') respondedAt ??= at;
    const stands = isEnded(state) || (state.startsWith('Awaiting') && given !== null);
    if (stands) stoodSince ??= at;
    else if (stoodSince !== null) {
      stood.push([stoodSince, at]);
      stoodSince = null;
    }
    if (isEnded(state) && !isEnded(before)) {
      // What stood as waiting ends here as well: solved is solved.
      resolvedAt = at;
      solver = given ?? technician;
    }
    if (state === 'Closed' && before !== 'Closed') closedAt = at;
    if (!isEnded(state) && isEnded(before)) {
      wasReopened = true;
      resolvedAt = null;
      closedAt = null;
    }
    if (Number(row.reopen_count) > 0) wasReopened = true;
    technician = given;
  }
  if (stoodSince !== null) stood.push([stoodSince, Number.POSITIVE_INFINITY]);
  const first = assignments[0]?.at ?? null;
  const until = resolvedAt;
  const standing =
    first === null || until === null
      ? 0
      : stood.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, until) - Math.max(a, first)), 0);
  return {
    openedAt,
    channel: seen.at(-1)?.row.contact_type ?? '',
    respondedAt,
    resolvedAt,
    closedAt,
    wasReopened,
    solver: solver ?? technician,
    resolution: first === null || until === null || first > until ? null : (until - first - standing) / 1_000,
    closure: first === null || closedAt === null || first > closedAt ? null : (closedAt - first) / 1_000,
    assignments,
  };
}
