import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { importsContract } from '#shared/imports/contract.ts';
import { ok } from '#shared/kernel/result.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { importInventory } from './inventory/importInventory.ts';
import { wizardHandlers } from './mapping/wizard.ts';
import { importPeople } from './people/importPeople.ts';

export { importAssets } from './assets/importAssets.ts';
export { importSnipeFile } from './assets/importSnipeFile.ts';
export { importInventory } from './inventory/importInventory.ts';
export { stopJobs as stopImports } from './mapping/jobs.ts';
export { type ImportHost, type ImportPeopleOptions, importPeople } from './people/importPeople.ts';
export { importTickets } from './tickets/importTickets.ts';

export const importsHandlers: HandlersOf<typeof importsContract> = {
  ...wizardHandlers,
  /** Writes in transactions of its own, since a long file takes several; the command's own records that it was done. */
  people: prepared({
    async before({ host, actor }, input) {
      const folder = await mkdtemp(join(tmpdir(), 'soporte-import-'));
      try {
        const path = join(folder, 'people.csv');
        await writeFile(path, await input.file.bytes(), { mode: 0o600 });
        const { dryRun, keepGood } = input;
        return await importPeople(host, path, { dryRun, keepGood, actorId: actor.id });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async run(ctx, input, report) {
      if (!input.dryRun) {
        const { read, imported, skipped, errors } = report;
        await ctx.trail.record({
          action: 'import.people',
          entity: 'import',
          entityId: 0,
          data: { after: { read, imported, skipped, errors: errors.length } },
          text: { file: input.file.name },
        });
      }
      return ok(report);
    },
  }),
  /** One transaction of its own, which also records that it was done. The files never touch the disk. */
  inventory: prepared({
    async before({ host, actor }, { files, dryRun, keepGood }) {
      const source = files.map((file) => ({ name: file.name, read: () => file.bytes() }));
      const into = { read: host.db.read, auditor: host.auditor, clock: host.clock };
      return importInventory(into, { source, dryRun, keepGood, actorId: actor.id });
    },
    run: async (_ctx, _input, report) => ok(report),
  }),
};
