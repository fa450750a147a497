import type { exportsContract } from '#shared/exports/contract.ts';
import { ok } from '#shared/kernel/result.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { makeExport } from './makeExport.ts';
import { writeRows } from './writeRows.ts';

export const exportsHandlers: HandlersOf<typeof exportsContract> = {
  /** Data that leaves the program leaves a trace: who took what, how much of it, by which filter. */
  list: prepared({
    before: makeExport,
    async run(ctx, input, { file, rows }) {
      const { list, format, columns, filter } = input;
      await ctx.trail.record({
        action: 'export.made',
        entity: 'export',
        entityId: 0,
        data: { after: { list, format, rows, columns: columns.map(({ key }) => key) } },
        // What was searched for may be somebody's name.
        ...(Object.keys(filter).length === 0 ? {} : { text: { filter } }),
      });
      return ok(file);
    },
  }),
  rows: prepared({
    before: writeRows,
    async run(ctx, { name, format, columns, rows }, file) {
      await ctx.trail.record({
        action: 'export.made',
        entity: 'export',
        entityId: 0,
        data: { after: { list: name, format, rows: rows.length, columns: columns.map(({ key }) => key) } },
      });
      return ok(file);
    },
  }),
};
