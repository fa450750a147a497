import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { Notice, NoticeTexts } from '#shared/privacy/contract.ts';
import { noticeTemplate } from '#shared/privacy/template.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import * as queries from './noticeQueries.ts';

/** The notice in force and what the caller accepted of it. */
export async function noticeFor(ctx: QueryContext) {
  const inForce = await queries.noticeInForce(ctx.db);
  const accepted = await queries.newestAcceptance(ctx.db, ctx.actor.id);
  return ok({
    notice: inForce === null ? null : noticeOf(inForce),
    acceptedVersion: accepted?.noticeId ?? null,
    acceptedAt: accepted === undefined ? null : toIso(accepted.at),
  });
}

/** Accepts the notice in force, once; an older one than that is refused, for it is not what would be agreed to. */
export async function acceptNotice(
  ctx: CommandContext,
  { version }: { readonly version: number },
): Promise<Result<{ done: true }>> {
  const inForce = await queries.noticeInForce(ctx.tx);
  if (inForce === null) return fail({ code: 'notFound', details: { entity: 'privacyNotice' } });
  if (inForce.version !== version) return fail({ code: 'ruleBroken', details: { rule: 'noticeChanged' } });
  await accept(ctx, ctx.actor.id, version);
  return ok({ done: true });
}

/** Also for a sample institution, whose people have accepted already. */
export async function accept(
  ctx: Pick<CommandContext, 'tx' | 'trail' | 'now'>,
  personId: number,
  version: number,
): Promise<void> {
  const before = await queries.newestAcceptance(ctx.tx, personId);
  if (before?.noticeId === version) return;
  const id = await queries.insertAcceptance(ctx.tx, personId, version, ctx.now);
  await ctx.trail.record({
    action: 'privacyNotice.accepted',
    entity: 'privacyNotice',
    entityId: version,
    data: { after: { version } },
    rows: [{ entity: 'privacyAcceptance', id }],
    about: [{ entity: 'person', id: personId }],
  });
}

export async function publishedNotice(ctx: QueryContext) {
  const inForce = await queries.noticeInForce(ctx.db);
  const { institution } = await loadSettings(ctx.db);
  return ok({
    notice: inForce === null ? null : noticeOf(inForce),
    publishedBy: inForce?.publishedBy ?? null,
    accepted: inForce === null ? 0 : await queries.countAccepted(ctx.db, inForce.version),
    people: await queries.countAccounts(ctx.db),
    template: noticeTemplate(institution.name),
  });
}

export async function publishNotice(
  ctx: CommandContext,
  input: { readonly texts: NoticeTexts; readonly seen: number },
): Promise<Result<Notice>> {
  const inForce = await queries.noticeInForce(ctx.tx);
  if ((inForce?.version ?? 0) !== input.seen) {
    return fail({ code: 'ruleBroken', details: { rule: 'noticeChanged' } });
  }
  return ok(await publish(ctx, input.texts, ctx.actor.id));
}

/** What a new institution begins with: the template under its own name, published. */
export async function publishFirstNotice(
  ctx: Pick<CommandContext, 'tx' | 'trail' | 'now'>,
  institution: string,
): Promise<void> {
  if ((await queries.noticeInForce(ctx.tx)) !== null) return;
  await publish(ctx, noticeTemplate(institution), null);
}

async function publish(
  ctx: Pick<CommandContext, 'tx' | 'trail' | 'now'>,
  texts: NoticeTexts,
  byId: number | null,
): Promise<Notice> {
  const version = ((await queries.noticeInForce(ctx.tx))?.version ?? 0) + 1;
  await queries.insertNotice(ctx.tx, { id: version, texts, at: ctx.now, byId });
  await ctx.trail.record({
    action: 'privacyNotice.published',
    entity: 'privacyNotice',
    entityId: version,
    // The institution's own words about itself: nothing personal in them.
    data: { after: { version, ...texts } },
    rows: [{ entity: 'privacyNotice', id: version }],
  });
  return { version, texts, publishedAt: toIso(ctx.now) };
}

function noticeOf({ version, texts, publishedAt }: Notice): Notice {
  return { version, texts, publishedAt };
}
