import type { AssignmentExplanation, Exclusion, TieBreak } from '#shared/assignment/choose.ts';
import { explain } from '../assignment/service.ts';
import { openDatabase } from '../db/open.ts';
import { appVersion } from '../files/appVersion.ts';
import { type Command, CommandFailure } from './command.ts';
import { needDatabase } from './database.ts';

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  disabled: 'disabled',
  offShift: 'off shift',
  absent: 'absent',
  noSkill: 'lacks the skill',
  atLimit: 'at the limit',
  handedBack: 'had handed it back',
};

const DECIDED: Readonly<Record<TieBreak, string>> = {
  only: 'nobody else could take it',
  load: 'the lightest load',
  week: 'the same load, but fewest tickets this week',
  longestSince: 'the same load and week, but longest since the last ticket',
  id: 'all else equal, the first by number',
};

const METHODS = {
  automatic: 'by the system',
  manual: 'by hand',
  taken: 'taken',
  reopened: 'returned after reopening',
  imported: 'imported',
} as const;

export const assignExplain: Command = {
  name: 'assign explain',
  usage: 'TICKET',
  summary: 'why a ticket (folio or id) went to whom, or why nobody can take it now',
  options: {},
  arity: [1, 1],
  async run({ args, folders, isJson, output }) {
    await needDatabase(folders);
    const key = args[0] ?? '';
    const db = await openDatabase({ dataDir: folders.dataDir, appVersion: appVersion(), now: Date.now });
    try {
      const found = await explain(db.read, key, Date.now());
      if (found === null) throw new CommandFailure(`There is no ticket ${key}.`);
      if (isJson) await output.line(JSON.stringify(found));
      else for (const line of told(found)) await output.line(line);
      return 0;
    } finally {
      await db.close();
    }
  },
};

function told({ items, now }: NonNullable<Awaited<ReturnType<typeof explain>>>): string[] {
  const lines = items.flatMap((item) => [
    `${item.at}  ${item.technician.name}, ${METHODS[item.method]}${item.by === null ? '' : ` (${item.by.name})`}` +
      `${item.isOverLimit ? ', over the limit' : ''}${item.reason === null ? '' : `: ${item.reason}`}`,
    ...(item.explanation === null ? [] : reasons(item.explanation)),
  ]);
  if (now !== null) lines.push('It is in the queue. If it were handed out now:', ...reasons(now));
  return lines.length === 0 ? ['It was never assigned, and is not in the queue.'] : lines;
}

function reasons({ candidates, decidedBy }: AssignmentExplanation): string[] {
  return [
    decidedBy === null ? '  nobody can take it' : `  chosen for ${DECIDED[decidedBy]}`,
    ...candidates.map(({ name, active, limit, assignedThisWeek, excluded }) => {
      const why = excluded.length === 0 ? '' : `: ${excluded.map((reason) => EXCLUDED[reason]).join(', ')}`;
      return `  - ${name}, ${active} of ${limit} active, ${assignedThisWeek} this week${why}`;
    }),
  ];
}
