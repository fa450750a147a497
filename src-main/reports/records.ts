import { z } from 'zod';
import { localDate } from '#shared/calendars/localTime.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { fromIso } from '#shared/kernel/time.ts';
import type { RecordsInput, RecordsPage } from '#shared/reports/contract.ts';
import { isOfNow } from '#shared/reports/spec/population.ts';
import { type Place, readingOf } from '../indicators/load.ts';
import type { QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { loadSettings } from '../settings/load.ts';
import { type RecordsQuestion, specOfRecords } from './engine/recordsPage.ts';
import { checkedDates, orBusy } from './makeReport.ts';
import { listThreadsOf } from './threads.ts';

const place: z.ZodType<Place> = z.tuple([z.number(), z.number().int()]);

/**
 * The records behind a figure of a report, page by page, with the rights of the caller; read beside the main thread.
 * Refuses what they may not see, conditions that do not fit, and a period where one is needed and none was named.
 */
export async function listRecords(
  { host, db, actor, now }: QueryContext,
  input: RecordsInput,
  signal: AbortSignal | undefined,
): Promise<Result<RecordsPage>> {
  const { dataset, of, part, conditions, ranges, from, to, limit, cursor, asOf, language, ...filter } = input;
  const after = decodeCursor(place, cursor);
  if (!after.ok) return after;
  const source = await readingOf(host.db).source(now);
  const at = asOf === undefined ? source.asOf : fromIso(asOf);
  const today = localDate(at, (await loadSettings(db)).institution.timeZone);
  if (!isOfNow(of) && (from === undefined || to === undefined)) {
    const message = 'Say from when to when.';
    return fail({ code: 'invalid', details: { issues: [{ path: 'from', rule: 'required', message }] } });
  }
  const dates = checkedDates({ from: from ?? today, to: to ?? today }, today);
  if (!dates.ok) return dates;
  const question: RecordsQuestion = {
    spec: specOfRecords({ dataset, of, part, conditions, ranges }, actor),
    dates: dates.value,
    filter,
    language: language ?? actor.language,
    asOf: at,
    limit,
    viewer: { id: actor.id, roles: actor.roles },
    after: after.value,
  };
  const job = { file: source.file, mode: host.db.mode, asked: { kind: 'records', question } } as const;
  const found = await orBusy(() => listThreadsOf(host.db).make<'records'>(job, { signal }));
  if (!found.ok) return found;
  const { next, ...page } = found.value;
  return ok({ ...page, nextCursor: next === null ? null : encodeCursor(next) });
}
