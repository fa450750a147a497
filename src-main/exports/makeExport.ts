import { setImmediate as turn } from 'node:timers/promises';
import { type Cell, CSV_MARK, csvLine, csvStyleOf } from '#shared/exports/cell.ts';
import { type ExportList, type ExportRequest, MOST_EXPORTED } from '#shared/exports/contract.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { cellTools, type ExportedList } from './exportedList.ts';
import { assets } from './lists/assets.ts';
import { custody } from './lists/custody.ts';
import { indicatorTickets } from './lists/indicatorTickets.ts';
import { maintenanceDue, maintenanceRecords } from './lists/maintenance.ts';
import { people } from './lists/people.ts';
import { stock } from './lists/stock.ts';
import { tickets } from './lists/tickets.ts';
import { verification } from './lists/verification.ts';
import { exportWords } from './words.ts';
import { startWorkbook } from './writeWorkbook.ts';

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

/** Writes pieces of a file as the rows come. */
interface Sink {
  add(rows: readonly (readonly Cell[])[]): void;
  end(): Promise<readonly BlobPart[]>;
  stop(): void;
}

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

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
  const sink =
    input.format === 'csv' ? csvSink(headings, csvStyleOf(language)) : bookSink(input.title, headings);
  let rows = 0;
  try {
    for (;;) {
      const page = await opened.value.next();
      if (!page.ok) return page;
      if (page.value === null) break;
      rows += page.value.length;
      if (rows > MOST_EXPORTED) return fail({ code: 'ruleBroken', details: { rule: 'exportTooLong' } });
      sink.add(page.value);
      // The database answers at once: without a turn of the event loop nobody else's call would be read meanwhile.
      await turn();
    }
    const name = `${input.title.replace(/[/\\:*?"<>|]/g, ' ').trim() || input.list}.${input.format}`;
    return ok({ file: new File([...(await sink.end())], name, { type: TYPES[input.format] }), rows });
  } finally {
    sink.stop();
  }
}

function csvSink(headings: readonly string[], style: ReturnType<typeof csvStyleOf>): Sink {
  const head = headings.map((text): Cell => ({ type: 'text', text }));
  const parts: string[] = [CSV_MARK, csvLine(head, style)];
  return {
    add: (rows) => parts.push(rows.map((row) => csvLine(row, style)).join('')),
    end: async () => parts,
    stop() {},
  };
}

function bookSink(title: string, headings: readonly string[]): Sink {
  const book = startWorkbook(title, headings);
  return { add: book.add, end: async () => [await book.end()], stop: book.stop };
}
