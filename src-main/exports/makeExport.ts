import { setImmediate as turn } from 'node:timers/promises';
import { type ExportList, type ExportRequest, MOST_EXPORTED } from '#shared/exports/contract.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { cellTools, type ExportedList } from './exportedList.ts';
import { startFile } from './exportFile.ts';
import { assets } from './lists/assets.ts';
import { custody } from './lists/custody.ts';
import { indicatorTickets } from './lists/indicatorTickets.ts';
import { maintenanceDue, maintenanceRecords } from './lists/maintenance.ts';
import { people } from './lists/people.ts';
import { stock } from './lists/stock.ts';
import { tickets } from './lists/tickets.ts';
import { verification } from './lists/verification.ts';
import { exportWords } from './words.ts';

/** A new list is a file in `lists`, its name in the contract, and a line here. */
export const exportedLists: Readonly<Record<ExportList, ExportedList>> = {
  tickets,
  assets,
  people,
  custody,
  maintenanceDue,
  maintenanceRecords,
  stock,
  verification,
  indicatorTickets,
};

export interface MadeExport {
  readonly file: File;
  readonly rows: number;
}

/** Reads a list page by page with the caller's rights and writes it as a file. */
export async function makeExport(ctx: QueryContext, input: ExportRequest): Promise<Result<MadeExport>> {
  const language = input.language ?? ctx.actor.language;
  const { institution } = await loadSettings(ctx.db);
  const tools = cellTools(language, exportWords[language], institution.timeZone);
  const headings = input.columns.map((column) => column.header);
  const opened = exportedLists[input.list].open(
    ctx,
    input.filter,
    input.columns.map((column) => column.key),
    tools,
  );
  if (!opened.ok) return opened;
  const target = startFile({
    format: input.format,
    language,
    title: input.title,
    fallback: input.list,
    headings,
  });
  let rows = 0;
  try {
    for (;;) {
      const page = await opened.value.next();
      if (!page.ok) return page;
      if (page.value === null) break;
      rows += page.value.length;
      if (rows > MOST_EXPORTED) return fail({ code: 'ruleBroken', details: { rule: 'exportTooLong' } });
      target.add(page.value);
      // The database answers at once: without a turn of the event loop nobody else's call would be read meanwhile.
      await turn();
    }
    return ok({ file: await target.end(), rows });
  } finally {
    target.stop();
  }
}
