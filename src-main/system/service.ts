import { stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { systemContract } from '#shared/system/contract.ts';
import { newestEvent } from '../audit/history.ts';
import { verifyDataFolder } from '../audit/verify.ts';
import { backup } from '../db/backup.ts';
import { dataPaths } from '../db/dataFolder.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { newestBackup } from './backups.ts';
import { counts, lastVerification } from './queries.ts';

/** What events about the installation as a whole are about. */
const SYSTEM = { entity: 'system', entityId: 1 } as const;

export const systemHandlers: HandlersOf<typeof systemContract> = {
  async health(ctx) {
    return ok({ status: 'ok', version: ctx.host.version });
  },

  async state(ctx) {
    const { host, db } = ctx;
    const { database, backups } = dataPaths(host.dataDir);
    const disk = await statfs(host.dataDir);
    const verification = await lastVerification(db);
    const copy = await newestBackup(backups);
    return ok({
      version: host.version,
      mode: host.db.mode,
      dataDir: host.dataDir,
      databaseBytes: (await sizeOf(database)) + (await sizeOf(`${database}-wal`)),
      freeBytes: disk.bavail * disk.bsize,
      ...(await counts(db)),
      connections: host.hub.connections(),
      lastBackup: copy && { ...copy, at: toIso(copy.at) },
      lastVerification: verification && { ...verification, at: toIso(verification.at) },
      auditSeq: (await newestEvent(db)).seq,
    });
  },

  backup: prepared({
    async before({ host, now }) {
      const { backups } = dataPaths(host.dataDir);
      const target = join(backups, '/');
      return ok(await backup({ dataDir: host.dataDir, target, appVersion: host.version, now }));
    },
    async run(ctx, _input, { file, bytes }) {
      // The name alone: where the folder lies is this machine's matter.
      await ctx.trail.record({ action: 'system.backedUp', ...SYSTEM, data: { file: basename(file), bytes } });
      return ok({ file, bytes });
    },
  }),

  verify: prepared({
    before: async ({ host }) => ok(await verifyDataFolder(host.dataDir, { profileDir: host.profileDir })),
    async run(ctx, _input, report) {
      const problems = report.counts.problems;
      await ctx.trail.record({ action: 'system.verified', ...SYSTEM, data: { ok: report.ok, problems } });
      const kinds = [...new Set<string>(report.problems.map(({ kind }) => kind))].map((kind) => ({
        kind,
        count: report.problems.filter((problem) => problem.kind === kind).length,
      }));
      return ok({ ok: report.ok, problems: report.problems.map(({ message }) => message), kinds });
    },
  }),
};

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
