import type { CustodyKind } from '#shared/custody/custody.ts';
import type { IssueInput, Party } from '#shared/custody/fields.ts';
import { conditionFits, itemRefusal } from '#shared/custody/rules.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { type AssetRecord, assetsByIds, heldBy } from '../assets/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { Actor } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { type Issuing, locationNames, type PartyRecord, partiesOf } from './content.ts';

/** A form that may be issued now, all but its folio. */
export interface Plan extends Omit<Issuing, 'folio'> {
  readonly assets: readonly AssetRecord[];
  /** Who has the assets now; null on a hand-over. */
  readonly holderId: number | null;
  /** Who has them afterwards; null on a return. */
  readonly receiverId: number | null;
}

/** Checks everything that a form needs and gathers what it says; the same for the preview and for issuing. */
export async function planOf(
  db: ReadDb,
  actor: Actor,
  input: IssueInput,
  now: number,
): Promise<Result<Plan>> {
  const named = [input.personId, input.fromPersonId, input.authoriserId, actor.id];
  const people = await partiesOf(
    db,
    named.filter((id) => id !== null),
  );
  const person = people.get(input.personId);
  const former = input.fromPersonId === null ? undefined : people.get(input.fromPersonId);
  const staff = people.get(actor.id);
  const authoriser = input.authoriserId === null ? null : people.get(input.authoriserId);
  if (person === undefined || staff === undefined) return fail(unknownPerson);
  const refused = refusalOfPeople(input, person, former, authoriser);
  if (refused !== null) return fail(refused);

  const sides = sidesOf(input.kind, person, former ?? null, staff);
  const assets = await assetsByIds(
    db,
    input.items.map(({ assetId }) => assetId),
  );
  const refusal = await refusalOfAssets(db, input, assets, sides);
  if (refusal !== null) return fail(refusal);
  const settings = await loadSettings(db);
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return ok({
    kind: input.kind,
    at: now,
    language: input.language ?? settings.institution.language,
    settings,
    delivers: asParty(sides.delivers),
    receives: asParty(sides.receives),
    authorises: authoriser == null ? null : asParty(authoriser),
    issuedBy: staff.name,
    lines: input.items.flatMap((item) => {
      const asset = byId.get(item.assetId);
      return asset === undefined ? [] : [{ asset, input: item }];
    }),
    locations: await locationNames(db, assets),
    assets,
    holderId: sides.holderId,
    receiverId: sides.receiverId,
  });
}

const unknownPerson: AppError = { code: 'notFound', details: { entity: 'person' } };

interface Sides {
  readonly delivers: PartyRecord;
  readonly receives: PartyRecord;
  readonly holderId: number | null;
  readonly receiverId: number | null;
}

function sidesOf(
  kind: CustodyKind,
  person: PartyRecord,
  former: PartyRecord | null,
  staff: PartyRecord,
): Sides {
  switch (kind) {
    case 'handOver':
      return { delivers: staff, receives: person, holderId: null, receiverId: person.personId };
    case 'transfer':
      return {
        delivers: former ?? staff,
        receives: person,
        holderId: former?.personId ?? null,
        receiverId: person.personId,
      };
    case 'renewal':
      return { delivers: staff, receives: person, holderId: person.personId, receiverId: person.personId };
    case 'return':
      return { delivers: person, receives: staff, holderId: person.personId, receiverId: null };
  }
}

function refusalOfPeople(
  input: IssueInput,
  person: PartyRecord,
  former: PartyRecord | undefined,
  authoriser: PartyRecord | null | undefined,
): AppError | null {
  if (input.kind === 'transfer') {
    if (former === undefined) return unknownPerson;
    if (former.personId === person.personId) {
      return { code: 'ruleBroken', details: { rule: 'custodySamePerson', person: person.name } };
    }
  }
  // Who has left may give back, and no more.
  if (input.kind !== 'return' && !person.isEnabled) {
    return { code: 'ruleBroken', details: { rule: 'custodyPersonDisabled', person: person.name } };
  }
  if (authoriser === null) return null;
  if (authoriser === undefined) return unknownPerson;
  if (!authoriser.isEnabled || !authoriser.isManager) {
    return { code: 'ruleBroken', details: { rule: 'custodyAuthoriser', person: authoriser.name } };
  }
  return authoriser.personId === person.personId
    ? { code: 'ruleBroken', details: { rule: 'custodyAuthorisesOwn', person: authoriser.name } }
    : null;
}

async function refusalOfAssets(
  db: ReadDb,
  input: IssueInput,
  assets: readonly AssetRecord[],
  { holderId, receiverId }: Sides,
): Promise<AppError | null> {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const seen = new Set<number>();
  for (const item of input.items) {
    const asset = byId.get(item.assetId);
    if (asset === undefined) return { code: 'notFound', details: { entity: 'asset' } };
    const subject = `${asset.inventoryNumber} ${asset.name}`;
    if (seen.has(asset.id)) return { code: 'ruleBroken', details: { rule: 'custodyTwice', subject } };
    seen.add(asset.id);
    const rule = itemRefusal(input.kind, asset, input.kind === 'handOver' ? receiverId : holderId);
    if (rule !== null) {
      const person = await nameOf(db, asset.holderId);
      return { code: 'ruleBroken', details: { rule, subject, ...(person === null ? {} : { person }) } };
    }
    if (item.version !== undefined && item.version !== asset.version) {
      return conflictOf(db, 'asset', asset.id, asset.version, item.version);
    }
    if (!conditionFits(item.condition, asset)) {
      return { code: 'ruleBroken', details: { rule: 'custodyMissing', subject } };
    }
  }
  if ((input.everything || input.kind === 'renewal') && holderId !== null) {
    const left = (await heldBy(db, holderId)).find((asset) => !seen.has(asset.id));
    if (left !== undefined) {
      const subject = `${left.inventoryNumber} ${left.name}`;
      return { code: 'ruleBroken', details: { rule: 'custodyNotAll', subject } };
    }
  }
  return null;
}

async function nameOf(db: ReadDb, personId: number | null): Promise<string | null> {
  if (personId === null) return null;
  const row = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst();
  return row?.name ?? null;
}

function asParty({ personId, name, employeeNumber, post, area }: PartyRecord): Party {
  return { personId, name, employeeNumber, post, area };
}
