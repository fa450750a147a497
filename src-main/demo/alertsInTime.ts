import { acknowledge, createFollower, followInTransaction } from '../alerts/service.ts';
import type { Moments } from './moment.ts';
import type { People } from './people.ts';

/** Clears each case when its ticket is seen to, as the job of the product does between the acts of people. */
export function alertsInTime(moments: Moments): (now: number) => Promise<void> {
  const follower = createFollower();
  return (now) => followInTransaction(moments.byItself(now), follower);
}

/** One of the cases that a newcomer finds was seen to already, so that both lists have something to show. */
export async function acknowledgeOne(moments: Moments, people: People, now: number): Promise<void> {
  const oldest = await moments.tx
    .selectFrom('alertCases')
    .select(['id', 'version'])
    .where('state', '=', 'open')
    .where('kind', '=', 'overdue')
    .orderBy('raisedAt')
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return;
  await acknowledge(moments.at(now, people.named('encargado')), {
    items: [oldest],
    note: 'Se habló con la persona solicitante: espera hasta mañana, la refacción llega por la tarde.',
  });
}
