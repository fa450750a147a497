import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Language } from '#shared/people/contract.ts';
import type { CancellationBar } from '#shared/privacy/contract.ts';
import { eraseTextsOf, textsOf } from '../audit/erase.ts';
import { countHeld } from '../custody/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { otherAdministrators } from '../people/load.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { blankAbsences, blankPerson, leaveGroups, removeTraces } from './blank.ts';
import * as queries from './cancelQueries.ts';

const notFound = { code: 'notFound', details: { entity: 'person' } } as const;

const ALIAS: Readonly<Record<Language, string>> = {
  es: 'Persona cancelada',
  en: 'Cancelled person',
  pt: 'Pessoa cancelada',
};

async function nextAlias(db: ReadDb): Promise<{ number: number; alias: string }> {
  const number = await queries.nextNumber(db);
  const { institution } = await loadSettings(db);
  return { number, alias: `${ALIAS[institution.language]} ${number}` };
}

/** What stands in the way of cancelling a person's data; none: it may be done. */
async function barsOf(
  db: ReadDb,
  person: queries.PersonToCancel,
  actorId: number,
): Promise<CancellationBar[]> {
  const { id } = person;
  const isLast =
    person.isEnabled === 1 &&
    (await queries.rolesOf(db, id)).includes('administrator') &&
    (await otherAdministrators(db, id)) === 0;
  const bars: readonly (readonly [CancellationBar, boolean])[] = [
    ['cancelSelf', id === actorId],
    ['cancelTwice', await queries.isCancelled(db, id)],
    ['cancelLastAdministrator', isLast],
    ['cancelHolds', (await countHeld(db, id)) > 0],
    ['cancelSeats', await queries.hasSeats(db, id)],
    ['cancelCustodyOpen', await queries.hasOpenCustody(db, id)],
    ['cancelOpenTickets', await queries.hasOpenTickets(db, id)],
  ];
  return bars.flatMap(([bar, stands]) => (stands ? [bar] : []));
}

export async function previewCancellation(ctx: QueryContext, { id }: { readonly id: number }) {
  const { db } = ctx;
  const person = await queries.personToCancel(db, id);
  if (person === null) return fail(notFound);
  const { alias } = await nextAlias(db);
  return ok({
    person: { id, name: person.name },
    version: person.version,
    alias,
    bars: await barsOf(db, person, ctx.actor.id),
    erases: {
      fields: [...person.fields],
      auditTexts: (await textsOf(db, { entity: 'person', id })).length,
      sessions: await queries.countOf(db, 'sessions', id),
      notifications: await queries.countOf(db, 'notifications', id),
      absences: await queries.countOf(db, 'absences', id),
    },
    tickets: await queries.countTickets(db, id),
    stays: {
      custodyForms: await queries.countOf(db, 'custodyForms', id),
      issuedReports: await queries.countSignedReports(db, id),
      messages: await queries.countWritten(db, id),
    },
  });
}

/**
 * Cancels a person's data for good: their row keeps a name that names nobody, how they signed in and what they were
 * told goes, and so does what the audit trail says of them in words. The texts of their own requests follow, some at a
 * time, where that was chosen. What stays is what others need it for: folios, times, figures, and signed documents.
 */
export async function cancelPerson(
  ctx: CommandContext,
  input: {
    readonly id: number;
    readonly version: number;
    readonly name: string;
    readonly erasesTickets: boolean;
  },
): Promise<Result<{ alias: string }>> {
  const { tx } = ctx;
  const { id } = input;
  const person = await queries.personToCancel(tx, id);
  if (person === null) return fail(notFound);
  const [bar] = await barsOf(tx, person, ctx.actor.id);
  if (bar !== undefined) return fail({ code: 'ruleBroken', details: { rule: bar } });
  if (person.version !== input.version) {
    return fail(await conflictOf(tx, 'person', id, person.version, input.version));
  }
  if (foldText(input.name.trim()) !== foldText(person.name)) {
    return fail({ code: 'ruleBroken', details: { rule: 'cancelOtherName' } });
  }

  const { number, alias } = await nextAlias(tx);
  const absences = await blankAbsences(tx, id);
  const groups = await leaveGroups(tx, id);
  await removeTraces(tx, id);
  await blankPerson(tx, id, alias);
  await tx
    .insertInto('cancelledPeople')
    .values({
      id: number,
      personId: id,
      at: ctx.now,
      byId: ctx.actor.id,
      erasesTickets: input.erasesTickets ? 1 : 0,
      doneAt: input.erasesTickets ? null : ctx.now,
    })
    .execute();
  const own = [
    { entity: 'person', id },
    ...['personSkills', 'credential', 'secondFactor'].map((entity) => ({ entity, id })),
    ...absences,
  ];
  await ctx.trail.record({
    action: 'person.cancelled',
    entity: 'person',
    entityId: id,
    version: person.version + 1,
    data: { after: { number, erasesTickets: input.erasesTickets } },
    rows: [...own, ...groups, { entity: 'cancelledPerson', id: number }],
  });
  await eraseTextsOf(tx, ctx.trail, { entity: 'person', id }, own);
  return ok({ alias });
}
