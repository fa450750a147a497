import { join } from 'node:path';
import type { BackupCopy, backupsContract } from '#shared/backups/contract.ts';
import { nextDueAt } from '#shared/backups/policy.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import { loadBackupKey, setBackupPassphrase } from '../db/backupKey.ts';
import type { CommandContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { checkBeside } from './beside.ts';
import { backupFolder, type MadeCopy, makeCopy, runningCopy } from './makeCopy.ts';
import { type CopyRow, copyById, insertCopy, markRehearsed, markRemoved, presentCopies } from './queries.ts';

export { checkBeside } from './beside.ts';
export { backupFolder } from './makeCopy.ts';

/** What events about the installation as a whole are about. */
const SYSTEM = { entity: 'system', entityId: 1 } as const;
const SHOWN = 100;

/** Writes down what became of a copy, and which older ones went. */
export async function recordCopy(ctx: CommandContext, { copy, removed }: MadeCopy): Promise<CopyRow> {
  const row = await insertCopy(ctx.tx, copy);
  await markRemoved(
    ctx.tx,
    removed.map(({ id }) => id),
    ctx.now,
  );
  const { kind, outcome, file, bytes, isSealed } = copy;
  await ctx.trail.record({
    action: outcome === 'good' ? 'system.backedUp' : 'system.backupFailed',
    ...SYSTEM,
    // The name alone: where the folder lies is this machine's matter.
    data: { after: { kind, outcome, file, bytes, isSealed, removed: removed.map((each) => each.file) } },
  });
  return row;
}

export function shownCopy({ at, rehearsedAt, folder: _folder, ...copy }: CopyRow): BackupCopy {
  return { ...copy, at: toIso(at), rehearsedAt: toIsoOrNull(rehearsedAt) };
}

export const backupsHandlers: HandlersOf<typeof backupsContract> = {
  async list(ctx) {
    const { backups, institution } = await loadSettings(ctx.db);
    const rows = await presentCopies(ctx.db, SHOWN);
    return ok({
      items: rows.map(shownCopy),
      nextAt: backups.isOn ? toIso(nextDueAt(backups, ctx.now, institution.timeZone)) : null,
      folder: await backupFolder(ctx.db, ctx.host.dataDir),
      isSealing: (await loadBackupKey(ctx.host.profileDir)) !== null,
      running: runningCopy(ctx.host),
    });
  },

  make: prepared({
    async before({ host }) {
      if (runningCopy(host) !== null) return fail({ code: 'ruleBroken', details: { rule: 'backupRuns' } });
      return ok(await makeCopy(host, 'manual'));
    },
    run: async (ctx, _input, made) => ok(shownCopy(await recordCopy(ctx, made))),
  }),

  rehearse: prepared({
    async before(ctx, { id }) {
      const copy = await copyById(ctx.db, id);
      if (copy?.file == null) return fail({ code: 'notFound', details: { entity: 'backup' } });
      const { profileDir, version: appVersion } = ctx.host;
      const file = join(copy.folder, copy.file);
      return ok(await checkBeside({ kind: 'rehearse', file, profileDir, appVersion, now: ctx.now }));
    },
    async run(ctx, { id }, rehearsal) {
      if (rehearsal.ok) await markRehearsed(ctx.tx, id, ctx.now);
      await ctx.trail.record({
        action: 'system.restoreRehearsed',
        ...SYSTEM,
        data: { after: { backup: id, ok: rehearsal.ok, seconds: rehearsal.seconds } },
      });
      return ok({ ...rehearsal, problems: [...rehearsal.problems], counts: { ...rehearsal.counts } });
    },
  }),

  setPassphrase: prepared({
    async before({ host }, { passphrase }) {
      await setBackupPassphrase(host.profileDir, passphrase);
      return ok(null);
    },
    async run(ctx, { passphrase }) {
      const isSealing = passphrase !== null;
      await ctx.trail.record({ action: 'system.backupSealing', ...SYSTEM, data: { after: { isSealing } } });
      return ok({ done: true });
    },
  }),
};
