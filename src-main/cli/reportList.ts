import { builtInFacts } from '#shared/reports/builtIn.ts';
import { BUILT_INS } from '#shared/reports/source.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { type SavedPlace, savedPage } from '../reports/service.ts';
import type { Command } from './command.ts';
import { needDatabase, withDatabase } from './database.ts';
import { reportContextOf } from './reportChoice.ts';

const PAGE = 200;

/** What `soporte report` can make. */
export const reportList: Command = {
  name: 'report list',
  usage: '',
  summary: 'the reports that soporte report can make: the product’s own and the saved ones',
  details: ['With --json: {"builtIn":[{"name","title","needs"}],"saved":[{"id","name","owner"}]}.'],
  options: {},
  arity: [0, 0],
  async run(call) {
    await needDatabase(call.folders);
    return withDatabase(call.folders, async (open) => {
      const ctx = await reportContextOf(call, open);
      const { report } = reportWords[ctx.actor.language];
      const builtIn = BUILT_INS.map((name) => ({
        name,
        title: report[name].title,
        needs: builtInFacts[name].subject,
      }));
      const saved: { id: number; name: string; owner: string }[] = [];
      for (let after: SavedPlace | null = null; ; ) {
        const page = await savedPage(ctx.db, ctx.actor, { archived: false, after, limit: PAGE });
        saved.push(...page.items.map(({ id, name, owner }) => ({ id, name, owner: owner.name })));
        after = page.next;
        if (after === null) break;
      }
      if (call.isJson) {
        await call.output.line(JSON.stringify({ builtIn, saved }));
        return 0 as const;
      }
      const width = Math.max(...builtIn.map(({ name }) => name.length));
      for (const { name, title, needs } of builtIn) {
        await call.output.line(
          `${name.padEnd(width)}  ${title}${needs === null ? '' : ` (needs --${needs})`}`,
        );
      }
      if (saved.length > 0) await call.output.line('');
      for (const { name, owner } of saved) await call.output.line(`${name}  (${owner})`);
      return 0 as const;
    });
  },
};
