import { sql } from 'kysely';
import type { LiveEvent } from '#shared/live/contract.ts';
import type { FeedEvent } from '../audit/event.ts';
import type { ReadDb } from '../db/handles.ts';

/** Who listens, as far as it decides what they are told. */
export interface Audience {
  readonly personId: number;
  /** Staff: they may see every ticket and everybody in it. */
  readonly seesAll: boolean;
  readonly headsAreaIds: readonly number[];
}

export interface Topic {
  readonly entity: string;
  readonly ids: number[];
}

type Owners = ReadonlyMap<number, { readonly requesterId: number; readonly areaId: number | null }>;

/** Ids of one entity in one event; a bulk of more says so by naming none, which means any. */
const MOST = 500;

/** What a batch of events touched, each entity once. */
export function topicsOf(events: readonly FeedEvent[]): Topic[] {
  const byEntity = new Map<string, Set<number>>();
  for (const { touched } of events) {
    for (const { entity, id } of touched) {
      const ids = byEntity.get(entity) ?? new Set<number>();
      byEntity.set(entity, ids.add(id));
    }
  }
  return [...byEntity].map(([entity, ids]) => ({ entity, ids: ids.size > MOST ? [] : [...ids] }));
}

/** Lists that everybody may read: that they changed is no secret. */
const PUBLIC = new Set(['service', 'area', 'location', 'calendar', 'setting', 'priorityMatrix', 'import']);
/** Things that people hold, and the papers that say so. */
const HELD = new Set(['custodyForm', 'asset']);
/** Rows named by the person they belong to. */
const OWN = new Set(['person', 'inbox']);

/** Whose tickets these are. */
export async function ownersOf(db: ReadDb, topics: readonly Topic[]): Promise<Owners> {
  const ids = topics.find((topic) => topic.entity === 'ticket')?.ids ?? [];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; requesterId: number; areaId: number | null }>`
    SELECT id, requesterId, areaId FROM tickets
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db as never);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whose hands these forms and assets are about: who holds them, and who gave them on. */
export type Holders = ReadonlyMap<string, readonly (number | null)[]>;

export async function holdersOf(db: ReadDb, topics: readonly Topic[]): Promise<Holders> {
  const holders = new Map<string, readonly (number | null)[]>();
  const idsOf = (entity: string) => topics.find((topic) => topic.entity === entity)?.ids ?? [];
  const forms = idsOf('custodyForm');
  if (forms.length > 0) {
    const rows = await db
      .selectFrom('custodyForms')
      .select(['id', 'personId', 'fromPersonId'])
      .where('id', 'in', forms)
      .execute();
    for (const row of rows) holders.set(`custodyForm ${row.id}`, [row.personId, row.fromPersonId]);
  }
  const assets = idsOf('asset');
  if (assets.length > 0) {
    const rows = await db.selectFrom('assets').select(['id', 'holderId']).where('id', 'in', assets).execute();
    for (const row of rows) holders.set(`asset ${row.id}`, [row.holderId]);
  }
  return holders;
}

/**
 * What somebody who is no staff is told of it: their own tickets and those of the areas they head, what they hold,
 * themselves, and the public lists. How busy the department is, and with whom, is not theirs to know.
 */
export function topicsFor(
  who: Audience,
  topics: readonly Topic[],
  owners: Owners,
  holders: Holders = new Map(),
): Topic[] {
  const isOwn = (id: number) => {
    const ticket = owners.get(id);
    if (ticket === undefined) return false;
    return (
      ticket.requesterId === who.personId ||
      (ticket.areaId !== null && who.headsAreaIds.includes(ticket.areaId))
    );
  };
  const isHeld = (entity: string, id: number) =>
    holders.get(`${entity} ${id}`)?.includes(who.personId) === true;
  const isAboutThem = topics.some(({ entity, ids }) => entity === 'person' && ids.includes(who.personId));
  return topics.flatMap(({ entity, ids }): Topic[] => {
    // So many at once that none is named: they ask again, and get what is theirs.
    if (PUBLIC.has(entity) || (entity === 'ticket' && ids.length === 0)) return [{ entity, ids }];
    if (entity === 'session') return isAboutThem ? [{ entity, ids: [] }] : [];
    const theirs =
      entity === 'ticket'
        ? ids.filter(isOwn)
        : HELD.has(entity)
          ? ids.filter((id) => isHeld(entity, id))
          : OWN.has(entity)
            ? ids.filter((id) => id === who.personId)
            : [];
    return theirs.length === 0 ? [] : [{ entity, ids: theirs }];
  });
}

/** Staff see who is in a ticket; anybody else only while they are in it themselves, which asked for the right to see it. */
export function maySeePresence(who: Audience, event: Extract<LiveEvent, { type: 'presence' }>): boolean {
  return who.seesAll || event.people.some((person) => person.id === who.personId);
}
