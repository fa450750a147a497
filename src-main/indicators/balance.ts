import { sql } from 'kysely';
import type { BalanceWeek, TicketsOf } from '#shared/indicators/fields.ts';
import { type Dates, spanOf, weeksOf } from '#shared/indicators/period.ts';
import { balanceOf } from '#shared/indicators/statistics.ts';
import type { ReadDb } from '../db/handles.ts';
import { countOf } from './count.ts';
import type { Moment } from './moment.ts';
import { type Narrowing, populationOf, sourceOf } from './population.ts';
import { shiftsIn, type Worker, wasThere, workersOf } from './shifts.ts';

/**
 * How evenly tickets were shared out in each ISO week that a period touches (design, section 2): tickets received per
 * technician, each once a week however often it came back, among those on shift at least half of their working time of
 * that week. A week without any working time of theirs (a year's end) counts nobody.
 */
export async function balanceIn(
  db: ReadDb,
  moment: Moment,
  dates: Dates,
  filter: Omit<TicketsOf, 'technicianId'>,
  narrowing?: Narrowing,
): Promise<BalanceWeek[]> {
  const weeks = weeksOf(dates);
  const received = [];
  for (const week of weeks)
    received.push(await receivedIn(db, moment, { ...filter, week: week.step }, narrowing));
  const everybody = await workersOf(
    db,
    new Set(received.flatMap(({ byTechnician }) => [...byTechnician.keys()])),
  );
  const answers: BalanceWeek[] = [];
  for (const [index, { step: week, from, to }] of weeks.entries()) {
    const { tickets, byTechnician } = received[index] ?? { tickets: 0, byTechnician: new Map() };
    const span = spanOf({ from, to }, moment.timeZone);
    const shifts = await shiftsIn(db, everybody, span);
    const technicians = everybody
      .filter((worker) => wasThere(worker, span, byTechnician.has(worker.id)))
      .map((worker) => {
        const { onShift, whole } = shifts.get(worker.id) ?? { onShift: 0, whole: 0 };
        return {
          technician: refOf(worker),
          received: byTechnician.get(worker.id) ?? 0,
          isCounted: whole > 0 && onShift * 2 >= whole,
          shiftSeconds: onShift,
        };
      });
    const counted = technicians.filter(({ isCounted }) => isCounted);
    const balance = balanceOf(counted.map((each) => each.received));
    answers.push({
      week,
      from,
      to,
      tickets,
      technicians,
      balance: balance === null ? null : { people: counted.length, ...balance },
    });
  }
  return answers;
}

export const refOf = ({ id, name }: Worker) => ({ id, name });

async function receivedIn(
  db: ReadDb,
  moment: Moment,
  filter: TicketsOf & { readonly week: string },
  narrowing: Narrowing | undefined,
) {
  const asked = { ...filter, indicator: 'balance' } as const;
  const byTechnician = new Map<number, number>();
  for (const branch of populationOf(asked, moment, narrowing)) {
    const { rows } = await sql<{ technicianId: number; received: number }>`
      SELECT ${branch.technician} AS technicianId, count(DISTINCT ${branch.id}) AS received ${sourceOf(branch)}
      GROUP BY ${branch.technician}`.execute(db);
    for (const { technicianId, received } of rows) byTechnician.set(technicianId, received);
  }
  return { tickets: await countOf(db, asked, moment, narrowing), byTechnician };
}
