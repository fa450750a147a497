import { accept, publishFirstNotice } from '../privacy/load.ts';
import type { Moments } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';

/** The notice of the sample institution, which everybody who can sign in accepted on their first day. */
export async function acceptNoticeByAll(moments: Moments, people: People, at: number): Promise<void> {
  await publishFirstNotice(moments.at(at, people.named('administrador')), institution.name);
  const accounts = await moments.tx.selectFrom('credentials').select('id').execute();
  const withAccount = new Set(accounts.map(({ id }) => id));
  for (const actor of people.byUsername.values()) {
    if (withAccount.has(actor.id)) await accept(moments.at(at, actor), actor.id, 1);
  }
}
