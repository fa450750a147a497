import { accept, publishFirstNotice } from '../privacy/load.ts';
import type { Moments } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';

/** The notice of the sample institution, which everybody accepted on their first day. */
export async function acceptNoticeByAll(moments: Moments, people: People, at: number): Promise<void> {
  await publishFirstNotice(moments.at(at, people.named('administrador')), institution.name);
  for (const actor of people.byUsername.values()) await accept(moments.at(at, actor), actor.id, 1);
}
