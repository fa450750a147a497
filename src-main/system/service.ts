import { stat, statfs } from 'node:fs/promises';
import { ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { systemContract } from '#shared/system/contract.ts';
import { newestEvent } from '../audit/history.ts';
import { backupFolder, checkBeside } from '../backups/service.ts';
import { dataPaths } from '../db/dataFolder.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { copyBeforeMigration, newestBackup } from './backups.ts';
import { availabilityByMonth } from './heartbeats.ts';
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
    const { certificate } = host.served;
    const disk = await statfs(host.dataDir);
    const verification = await lastVerification(db);
    const before = await copyBeforeMigration(backups);
    const copy = await newestBackup(await backupFolder(db, host.dataDir));
    return ok({
      version: host.version,
      mode: host.db.mode,
      dataDir: host.dataDir,
      databaseBytes: (await sizeOf(database)) + (await sizeOf(`${database}-wal`)),
      freeBytes: disk.bavail * disk.bsize,
      ...(await counts(db)),
      connections: host.hub.connections(),
      lastBackup: copy && { ...copy, at: toIso(copy.at) },
      beforeMigration: before && { ...before, at: toIso(before.at) },
      lastVerification: verification && { ...verification, at: toIso(verification.at) },
      auditSeq: (await newestEvent(db)).seq,
      certificate: certificate && { ...certificate, validTo: toIso(certificate.validTo) },
    });
  },

  async availability(ctx) {
    const months = await availabilityByMonth(ctx.db, ctx.now);
    return ok({
      items: months.map(({ longest, ...month }) => ({
        ...month,
        longest: longest && { ...longest, from: toIso(longest.from), to: toIso(longest.to) },
      })),
    });
  },

  verify: prepared({
    before: async ({ host: { dataDir, profileDir } }) =>
      ok(await checkBeside({ kind: 'verify', dataDir, profileDir })),
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
