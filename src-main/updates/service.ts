import { ok } from '#shared/kernel/result.ts';
import { toIsoOrNull } from '#shared/kernel/time.ts';
import type { UpdateState, updatesContract } from '#shared/updates/contract.ts';
import { releaseNews, unseenNews } from '#shared/updates/news.ts';
import { compareVersions } from '#shared/updates/version.ts';
import type { ReadDb } from '../db/handles.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import { keepForShell } from './institutionFile.ts';
import { chosenUpdates } from './load.ts';
import { markNewsSeen, newsStateOf, versionsHere } from './queries.ts';
import { checkNow, lastLook } from './rounds.ts';
import { publicKeyId } from './signing.ts';

export const updatesHandlers: HandlersOf<typeof updatesContract> = {
  async state(ctx) {
    return ok(await stateOf(ctx.host));
  },

  check: prepared({
    async before({ host, db }) {
      const { updates } = await loadSettings(db);
      await keepForShell(host.profileDir, updates);
      return ok(await checkNow(host, await chosenUpdates(db)));
    },
    async run(ctx, _input, look) {
      const { state } = look;
      const found = 'version' in look ? look.version : 'problem' in look ? look.problem : null;
      await ctx.trail.record({
        action: 'system.updatesChecked',
        entity: 'system',
        entityId: 1,
        data: { after: { state, found } },
      });
      return ok(await stateOf(ctx.host, ctx.tx));
    },
  }),

  async news(ctx) {
    const { version: own } = ctx.host;
    const shown = releaseNews.filter(({ version }) => compareVersions(version, own) <= 0);
    const unseen = new Set(await unseenVersions(ctx.db, ctx.actor.id, own));
    return ok({
      version: own,
      items: shown.map(({ version, texts }) => ({ version, texts, isUnseen: unseen.has(version) })),
    });
  },

  async seeNews(ctx, { version }) {
    const { seen } = await newsStateOf(ctx.tx, ctx.actor.id);
    if (seen === null || compareVersions(version, seen) > 0) {
      await markNewsSeen(ctx.tx, ctx.actor.id, version);
      await ctx.trail.record({
        action: 'news.seen',
        entity: 'news',
        entityId: ctx.actor.id,
        data: { after: { version } },
      });
    }
    return ok({ done: true });
  },
};

async function stateOf(host: Host, db: ReadDb = host.db.read): Promise<UpdateState> {
  const chosen = await chosenUpdates(db);
  const last = lastLook(host, chosen);
  return {
    version: host.version,
    source: chosen.source,
    keyIds: chosen.keys.map(publicKeyId),
    isFixed: chosen.isFixed,
    look: last?.look ?? { state: 'off' },
    checkedAt: toIsoOrNull(last?.at ?? null),
  };
}

async function unseenVersions(db: ReadDb, personId: number, own: string): Promise<readonly string[]> {
  const { seen, addedAt } = await newsStateOf(db, personId);
  const begun = (await versionsHere(db)).find(({ firstAt }) => firstAt <= addedAt);
  const known = [seen, begun?.version ?? null].filter((version) => version !== null);
  return unseenNews(releaseNews, own, known).map(({ version }) => version);
}
