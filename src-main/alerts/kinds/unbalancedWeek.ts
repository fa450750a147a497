import { localDate } from '#shared/calendars/localTime.ts';
import type { BalanceWeek } from '#shared/indicators/fields.ts';
import { lastWeeks } from '#shared/indicators/period.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { readIndicators } from '../../indicators/load.ts';
import type { Found } from '../found.ts';
import { isImportedWeek } from '../importedWeek.ts';
import type { KindRule } from '../rule.ts';

/** The running ISO week, while something can still be done about it, and the last full one. */
const WEEKS = 2;

export const unbalancedWeekRule: KindRule<'unbalancedWeek'> = {
  kind: 'unbalancedWeek',
  everyMs: HOUR,
  afterMs: 2 * MINUTE,
  async look(see, settings) {
    const today = localDate(see.now, see.settings.institution.timeZone);
    const dates = { from: lastWeeks(today, WEEKS)[0]?.from ?? today, to: today };
    const task = { kind: 'balance', dates, filter: {} } as const;
    const read = await readIndicators<'balance'>(see.database, task, { now: see.now, isLong: true });
    if (!read.ok) return null;
    const found = read.value.value.flatMap((week) => unbalanced(week, settings.deviation));
    const ours: Found<'unbalancedWeek'>[] = [];
    for (const each of found) if (!(await isImportedWeek(see.db, each.details.week))) ours.push(each);
    return ours;
  },
  clearsUnfound: true,
};

/** A week whose deviation lies above the threshold, as a case. One person alone is not shared out among anybody. */
export function unbalanced(
  { week, balance, technicians }: Pick<BalanceWeek, 'week' | 'balance' | 'technicians'>,
  threshold: number,
): Found<'unbalancedWeek'>[] {
  if (balance === null || balance.people < 2 || balance.deviation <= threshold) return [];
  const received = technicians.filter(({ isCounted }) => isCounted).map((each) => each.received);
  return [
    {
      kind: 'unbalancedWeek',
      subject: week,
      occasion: week,
      ticketId: null,
      technicianId: null,
      week,
      details: {
        week,
        deviation: balance.deviation,
        threshold,
        people: balance.people,
        most: Math.max(...received),
        least: Math.min(...received),
      },
    },
  ];
}
