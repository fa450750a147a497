import { z } from 'zod';
import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { reportsContract } from '#shared/reports/contract.ts';
import { nextRun } from '#shared/reports/schedule.ts';
import type { ReportSchedule, reportSchedule } from '#shared/reports/scheduled.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { actorOf } from './actorOf.ts';
import { questionOf } from './makeReport.ts';
import { folderFault } from './outFolder.ts';
import { scheduleById, scheduleColumns, schedulePageQuery, toSchedule } from './scheduleQueries.ts';
import { claim, startClaimed } from './scheduleRuns.ts';

const notFound: AppError = { code: 'notFound', details: { entity: 'reportSchedule' } };
const broken = (rule: string) => fail({ code: 'ruleBroken', details: { rule } });

type Fields = Pick<ReportSchedule, 'name' | 'request' | 'format' | 'frequency' | 'folder' | 'language'>;

/** Whether the report can be made with its owner's rights, and whether there is a folder to write into. */
async function checkFields(ctx: QueryContext, fields: Fields, ownerId: number): Promise<Result<null>> {
  const actor = ownerId === ctx.actor.id ? ctx.actor : await actorOf(ctx.db, ownerId);
  if (actor === null) return broken('scheduleOwnerDisabled');
  const asked = await questionOf({ ...ctx, actor }, fields.request, { asOf: ctx.now, most: 1 });
  if (!asked.ok) return asked;
  const fault = await folderFault(fields.folder, ctx.host.dataDir);
  return fault === null ? ok(null) : broken(fault);
}

/** The one that somebody may change: theirs, or anybody's for an administrator; as they saw it. */
async function editable(
  { tx, actor }: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
): Promise<Result<ReportSchedule>> {
  const schedule = await scheduleById(tx, id);
  if (schedule === undefined || !maySee({ actor }, schedule)) return fail(notFound);
  if (schedule.version === version) return ok(schedule);
  return fail(await conflictOf(tx, 'reportSchedule', id, schedule.version, version));
}

function maySee({ actor }: Pick<QueryContext, 'actor'>, { owner }: ReportSchedule): boolean {
  return owner.id === actor.id || actor.roles.includes('administrator');
}

/** As the contract takes it: what a spec leaves to defaults may be left out. */
type Told = z.input<typeof reportSchedule>;

async function told({ tx }: CommandContext, id: number): Promise<Result<Told>> {
  const schedule = await scheduleById(tx, id);
  return schedule === undefined ? fail(notFound) : ok(schedule);
}

/** Folders and names are the institution's affair, told in the text of the event. */
const plain = ({ format, frequency, language, request }: Fields) => ({
  format,
  frequency,
  language,
  request,
});

async function setPaused(
  ctx: CommandContext,
  input: { readonly id: number; readonly version: number },
  isPaused: boolean,
): Promise<Result<Told>> {
  const found = await editable(ctx, input);
  if (!found.ok) return found;
  const { id, version, frequency, owner } = found.value;
  if (!isPaused && (await actorOf(ctx.tx, owner.id)) === null) return broken('scheduleOwnerDisabled');
  if (!isPaused && (await isReportArchived(ctx, id))) return broken('scheduledReportArchived');
  const { timeZone } = (await loadSettings(ctx.tx)).institution;
  await ctx.tx
    .updateTable('reportSchedules')
    .set({
      isPaused: isPaused ? 1 : 0,
      nextRunAt: isPaused ? null : nextRun(frequency, ctx.now, timeZone),
      version: version + 1,
      ...(isPaused ? {} : { attempts: 0 }),
    })
    .where('id', '=', id)
    .execute();
  await ctx.trail.record({
    action: isPaused ? 'reportSchedule.paused' : 'reportSchedule.resumed',
    entity: 'reportSchedule',
    entityId: id,
    version: version + 1,
    rows: [{ entity: 'reportSchedule', id }],
  });
  return told(ctx, id);
}

async function isReportArchived({ tx }: CommandContext, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('reportSchedules as s')
    .innerJoin('reports as r', 'r.id', 's.reportId')
    .select('r.isArchived')
    .where('s.id', '=', id)
    .executeTakeFirst();
  return row?.isArchived === 1;
}

type ScheduleHandlers = Pick<
  HandlersOf<typeof reportsContract>,
  | 'schedules'
  | 'addSchedule'
  | 'changeSchedule'
  | 'pauseSchedule'
  | 'resumeSchedule'
  | 'removeSchedule'
  | 'runSchedule'
>;

export const scheduleHandlers: ScheduleHandlers = {
  async schedules({ db, actor }, { limit, cursor }) {
    const after = decodeCursor(z.number().int(), cursor);
    if (!after.ok) return after;
    const ownerId = actor.roles.includes('administrator') ? null : actor.id;
    const page = { ownerId, after: after.value, limit: limit + 1 };
    const rows = await schedulePageQuery(db, page).execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      items: shown.map(toSchedule),
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.id) : null,
    });
  },

  addSchedule: prepared({
    before: (ctx, input) => checkFields(ctx, input, ctx.actor.id),
    async run(ctx, input) {
      const { tx, trail, actor, now } = ctx;
      const { timeZone } = (await loadSettings(tx)).institution;
      const { id } = await tx
        .insertInto('reportSchedules')
        .values({
          ...scheduleColumns(input),
          ownerId: actor.id,
          nextRunAt: nextRun(input.frequency, now, timeZone),
          createdAt: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trail.record({
        action: 'reportSchedule.created',
        entity: 'reportSchedule',
        entityId: id,
        version: 1,
        data: { after: plain(input) },
        text: { name: input.name, folder: input.folder },
        rows: [{ entity: 'reportSchedule', id }],
      });
      return told(ctx, id);
    },
  }),

  changeSchedule: prepared({
    async before(ctx, input) {
      const present = await scheduleById(ctx.db, input.id);
      if (present === undefined || !maySee(ctx, present)) return fail(notFound);
      return checkFields(ctx, input, present.owner.id);
    },
    async run(ctx, input) {
      const found = await editable(ctx, input);
      if (!found.ok) return found;
      const { id, version, state } = found.value;
      const { timeZone } = (await loadSettings(ctx.tx)).institution;
      await ctx.tx
        .updateTable('reportSchedules')
        .set({
          ...scheduleColumns(input),
          version: version + 1,
          attempts: 0,
          ...(state === 'paused' ? {} : { nextRunAt: nextRun(input.frequency, ctx.now, timeZone) }),
        })
        .where('id', '=', id)
        .execute();
      await ctx.trail.record({
        action: 'reportSchedule.changed',
        entity: 'reportSchedule',
        entityId: id,
        version: version + 1,
        data: changesBetween(plain(found.value), plain(input)),
        text: { name: input.name, folder: input.folder },
        rows: [{ entity: 'reportSchedule', id }],
      });
      return told(ctx, id);
    },
  }),

  pauseSchedule: (ctx, input) => setPaused(ctx, input, true),
  resumeSchedule: (ctx, input) => setPaused(ctx, input, false),

  async removeSchedule(ctx, input) {
    const found = await editable(ctx, input);
    if (!found.ok) return found;
    const { id, name } = found.value;
    await ctx.tx.deleteFrom('reportSchedules').where('id', '=', id).execute();
    await ctx.trail.record({
      action: 'reportSchedule.removed',
      entity: 'reportSchedule',
      entityId: id,
      text: { name },
      rows: [{ entity: 'reportSchedule', id }],
    });
    return ok({ done: true as const });
  },

  runSchedule: prepared({
    before: async () => ok(null),
    async run(ctx, input) {
      const found = await editable(ctx, input);
      if (!found.ok) return found;
      const { id, state } = found.value;
      if (state === 'running') return broken('scheduleRunning');
      await claim(ctx.tx, id, ctx.now);
      await ctx.trail.record({
        action: 'reportSchedule.asked',
        entity: 'reportSchedule',
        entityId: id,
      });
      return told(ctx, id);
    },
    async after({ host, db }, { id }) {
      const row = await db
        .selectFrom('reportSchedules')
        .select('claim')
        .where('id', '=', id)
        .executeTakeFirst();
      if (row?.claim) void startClaimed(host, { id, claim: row.claim });
    },
  }),
};
