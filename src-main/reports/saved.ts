import { z } from 'zod';
import { changesBetween } from '#shared/kernel/changes.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { reportsContract } from '#shared/reports/contract.ts';
import type { SavedReport } from '#shared/reports/saved.ts';
import type { ReportPeriod } from '#shared/reports/source.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { type SavedPlace, savedById, savedPage } from './savedQueries.ts';

const notFound = () => fail({ code: 'notFound', details: { entity: 'report' } });

const place: z.ZodType<SavedPlace> = z.tuple([z.string(), z.number().int()]);

/** A saved report that somebody may see, or `notFound`. */
export async function visibleReport(db: ReadDb, actor: Actor, id: number): Promise<Result<SavedReport>> {
  const saved = await savedById(db, actor, id);
  return saved === undefined ? notFound() : ok(saved);
}

/** The one that a command may change: seen, their own to change, and not stale. */
async function editable(
  ctx: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
): Promise<Result<SavedReport>> {
  const saved = await visibleReport(ctx.tx, ctx.actor, id);
  if (!saved.ok) return saved;
  if (!saved.value.mayEdit) return fail({ code: 'forbidden', details: {} });
  if (saved.value.version === version) return saved;
  return fail(await conflictOf(ctx.tx, 'report', id, saved.value.version, version));
}

function checkedSpec(spec: ReportSpec): Result<null> {
  const problems = checkSpec(spec);
  if (problems.length === 0) return ok(null);
  const issues = problems.map(({ path, rule }) => ({
    path: ['spec', path].filter((part) => part !== '').join('.'),
    rule,
    message: 'The parts of the report do not fit together.',
  }));
  return fail({ code: 'invalid', details: { issues } });
}

interface Fields {
  readonly name: string;
  readonly spec: ReportSpec;
  readonly period: ReportPeriod | null;
  readonly sharedWith: readonly Role[];
}

const columnsOf = ({ name, spec, period, sharedWith }: Fields) => ({
  name,
  foldedName: foldText(name),
  spec: JSON.stringify(spec),
  period: period === null ? null : JSON.stringify(period),
  sharedWith: JSON.stringify([...new Set(sharedWith)]),
});

async function insertReport(ctx: CommandContext, fields: Fields, copyOf?: number): Promise<SavedReport> {
  const { tx, trail, actor, now } = ctx;
  const { id } = await tx
    .insertInto('reports')
    .values({ ...columnsOf(fields), ownerId: actor.id, createdAt: now, updatedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trail.record({
    action: 'report.saved',
    entity: 'report',
    entityId: id,
    version: 1,
    data: { after: { sharedWith: fields.sharedWith, ...(copyOf === undefined ? {} : { copyOf }) } },
    text: { name: fields.name },
    rows: [{ entity: 'report', id }],
  });
  return told(ctx, id);
}

async function told({ tx, actor }: CommandContext, id: number): Promise<SavedReport> {
  const saved = await savedById(tx, actor, id);
  if (saved === undefined) throw new Error(`The report ${id} cannot be seen by whoever saved it`);
  return saved;
}

async function setArchived(
  ctx: CommandContext,
  input: { readonly id: number; readonly version: number },
  isArchived: boolean,
): Promise<Result<SavedReport>> {
  const saved = await editable(ctx, input);
  if (!saved.ok) return saved;
  const { tx, trail, now } = ctx;
  const { id, version } = saved.value;
  if (saved.value.isArchived === isArchived) return saved;
  await tx
    .updateTable('reports')
    .set({ isArchived: isArchived ? 1 : 0, updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await trail.record({
    action: isArchived ? 'report.archived' : 'report.restored',
    entity: 'report',
    entityId: id,
    version: version + 1,
    rows: [{ entity: 'report', id }],
  });
  return ok(await told(ctx, id));
}

type SavedHandlers = Pick<
  HandlersOf<typeof reportsContract>,
  'saved' | 'savedReport' | 'save' | 'change' | 'duplicate' | 'archive' | 'restore'
>;

export const savedHandlers: SavedHandlers = {
  async saved({ db, actor }, { q, archived, limit, cursor }) {
    const after = decodeCursor(place, cursor);
    if (!after.ok) return after;
    const { items, next } = await savedPage(db, actor, { q, archived, after: after.value, limit });
    return ok({ items, nextCursor: next === null ? null : encodeCursor(next) });
  },

  savedReport: ({ db, actor }, { id }) => visibleReport(db, actor, id),

  async save(ctx, { name, spec, period, sharedWith }) {
    const checked = checkedSpec(spec);
    return checked.ok ? ok(await insertReport(ctx, { name, spec, period, sharedWith })) : checked;
  },

  async change(ctx, input) {
    const saved = await editable(ctx, input);
    if (!saved.ok) return saved;
    const before = saved.value;
    const after: Fields = {
      name: input.name ?? before.name,
      spec: input.spec ?? before.spec,
      period: input.period === undefined ? before.period : input.period,
      sharedWith: input.sharedWith ?? before.sharedWith,
    };
    const checked = checkedSpec(after.spec);
    if (!checked.ok) return checked;
    const { id, version } = before;
    await ctx.tx
      .updateTable('reports')
      .set({ ...columnsOf(after), updatedAt: ctx.now, version: version + 1 })
      .where('id', '=', id)
      .execute();
    const shown = ({ period, sharedWith }: Fields) => ({ period, sharedWith });
    await ctx.trail.record({
      action: 'report.changed',
      entity: 'report',
      entityId: id,
      version: version + 1,
      data: changesBetween(shown(before), shown(after)),
      ...(before.name === after.name ? {} : { text: { before: before.name, after: after.name } }),
      rows: [{ entity: 'report', id }],
    });
    return ok(await told(ctx, id));
  },

  async duplicate(ctx, { id, name }) {
    const saved = await visibleReport(ctx.tx, ctx.actor, id);
    if (!saved.ok) return saved;
    const { spec, period } = saved.value;
    return ok(await insertReport(ctx, { name, spec, period, sharedWith: [] }, id));
  },

  archive: (ctx, input) => setArchived(ctx, input, true),
  restore: (ctx, input) => setArchived(ctx, input, false),
};
