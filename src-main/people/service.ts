import { z } from 'zod';
import { fail, ok } from '#shared/kernel/result.ts';
import { fromIso } from '#shared/kernel/time.ts';
import type { peopleContract } from '#shared/people/contract.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { hashPassword, newTemporaryPassword } from '../sessions/service.ts';
import { activeTicketsOf } from './absenceQueries.ts';
import { addAbsence, removeAbsence } from './absences.ts';
import { disablePerson, enablePerson, giveTemporaryPassword } from './access.ts';
import { listPeople, listStaff } from './listQueries.ts';
import * as queries from './queries.ts';
import { changePerson, createPerson, viewOf } from './save.ts';
import { personRows, personView } from './view.ts';

export { addPerson, createPerson, type PersonInput } from './save.ts';

/** A department has a few hundred people on its staff; past that a search is to be narrowed. */
const STAFF_SHOWN = 500;

const cursorKey = z.tuple([z.string(), z.number().int()]);

async function temporaryPassword() {
  const password = newTemporaryPassword();
  return { password, passwordHash: await hashPassword(password) };
}

export const peopleHandlers: HandlersOf<typeof peopleContract> = {
  async list(ctx, input) {
    const after = decodeCursor(cursorKey, input.cursor);
    if (!after.ok) return after;
    const found = await listPeople(ctx.db, {
      q: input.q ?? '',
      role: input.role ?? null,
      areaId: input.areaId ?? null,
      isEnabled: input.isEnabled ?? null,
      after: after.value,
      limit: input.limit + 1,
    });
    const page = found.slice(0, input.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return ok({
      items: await personRows(ctx.db, page, ctx.now),
      nextCursor: last === undefined ? null : encodeCursor([last.foldedName, last.id]),
    });
  },

  async staff(ctx, input) {
    const found = await listStaff(ctx.db, {
      q: input.q ?? '',
      teamId: input.teamId ?? null,
      skillId: input.skillId ?? null,
      limit: STAFF_SHOWN,
    });
    const rows = await personRows(ctx.db, found, ctx.now);
    const { isOnShift } = input;
    return ok({
      items: isOnShift === undefined ? rows : rows.filter(({ load }) => load?.isOnShift === isOnShift),
    });
  },

  async get(ctx, input) {
    const person = await personView(ctx.db, input.id, ctx.actor, ctx.now);
    return person === null ? fail({ code: 'notFound', details: { entity: 'person' } }) : ok(person);
  },

  create: prepared({
    before: async (_ctx, input) => ok(input.username === null ? null : await temporaryPassword()),
    async run(ctx, input, temporary) {
      const account = temporary && { passwordHash: temporary.passwordHash, mustChange: true };
      const created = await createPerson(ctx, input, account);
      if (!created.ok) return created;
      return ok({
        person: await viewOf(ctx, created.value),
        temporaryPassword: temporary?.password ?? null,
      });
    },
    keep: (outcome) => ({ ...outcome, temporaryPassword: null }),
  }),

  update: (ctx, input) => changePerson(ctx, input.id, input.version, input),
  disable: (ctx, input) => disablePerson(ctx, input.id, input.version),
  enable: (ctx, input) => enablePerson(ctx, input.id, input.version),

  resetPassword: prepared({
    before: async () => ok(await temporaryPassword()),
    async run(ctx, input, { password, passwordHash }) {
      const given = await giveTemporaryPassword(ctx, input.id, passwordHash);
      return given.ok ? ok<{ temporaryPassword: string | null }>({ temporaryPassword: password }) : given;
    },
    keep: (outcome) => ({ ...outcome, temporaryPassword: null }),
  }),

  async addAbsence(ctx, input) {
    const added = await addAbsence(ctx, {
      personId: input.id,
      fromAt: fromIso(input.from),
      toAt: fromIso(input.to),
      kind: input.kind,
      note: input.note ?? null,
    });
    if (!added.ok) return added;
    const activeTickets = await activeTicketsOf(ctx.tx, input.id);
    return ok({ person: await viewOf(ctx, input.id), activeTickets });
  },

  async removeAbsence(ctx, input) {
    const removed = await removeAbsence(ctx, input.id, input.version);
    return removed.ok ? ok(await viewOf(ctx, removed.value)) : removed;
  },

  async updateMine(ctx, input) {
    const { id } = ctx.actor;
    const before = await queries.personById(ctx.tx, id);
    if (before === null) return fail({ code: 'notFound', details: { entity: 'person' } });
    const { language, phone } = input;
    if (before.language === language && before.phone === phone) return ok({ done: true });
    await queries.updatePerson(ctx.tx, id, { ...before, language, phone });
    await ctx.trail.record({
      action: 'person.changed',
      entity: 'person',
      entityId: id,
      version: before.version + 1,
      data: { before: { language: before.language }, after: { language } },
      text: { before: { phone: before.phone }, after: { phone } },
      rows: [{ entity: 'person', id }],
    });
    return ok({ done: true });
  },
};
