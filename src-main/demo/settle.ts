import { MINUTE } from '#shared/kernel/time.ts';
import { ticketsHandlers } from '../tickets/service.ts';
import { act } from './moment.ts';
import type { Stage } from './stage.ts';

/** Active tickets that a technician keeps in the sample's present: two of them then have room for ten more. */
const KEPT = 3;

/**
 * Solves what would leave a newcomer without an assignment: whoever is at work, at whatever hour, has room. The
 * newest go first, so that what is late stays to be seen.
 */
export async function makeRoom(stage: Stage): Promise<void> {
  const { moments, people, now } = stage;
  for (const technician of people.technicians) {
    if (stage.isAbsent(technician.id, now)) continue;
    const active = await moments.tx
      .selectFrom('tickets')
      .select(['id', 'version', 'status'])
      .where('isActive', '=', 1)
      .where('assigneeId', '=', technician.id)
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
    const done = active.filter(({ status }) => status !== 'scheduled').slice(KEPT - scheduled(active));
    for (const { id, version } of done) {
      const at = now - stage.random.whole(2, 20) * MINUTE;
      await act(ticketsHandlers.resolve, moments.at(at, technician), {
        id,
        version,
        solution: 'Quedó funcionando; se probó con la persona solicitante.',
      });
    }
  }
}

function scheduled(tickets: readonly { readonly status: string }[]): number {
  return Math.min(KEPT, tickets.filter(({ status }) => status === 'scheduled').length);
}
