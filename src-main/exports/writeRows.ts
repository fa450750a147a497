import { setImmediate as turn } from 'node:timers/promises';
import type { Cell } from '#shared/exports/cell.ts';
import type { RowsRequest } from '#shared/exports/contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { QueryContext } from '../rpc/context.ts';
import { number, text } from './exportedList.ts';
import { startFile } from './exportFile.ts';

/** Rows between two turns of the event loop, in which other calls are read. */
const SLICE = 500;

/** Writes rows that the caller sent: they show nothing that they did not have, so there is nothing to be asked. */
export async function writeRows(ctx: QueryContext, input: RowsRequest): Promise<Result<File>> {
  const { format, title, name, rows } = input;
  const target = startFile({
    format,
    language: input.language ?? ctx.actor.language,
    title,
    fallback: name,
    headings: input.columns.map((column) => column.header),
  });
  try {
    for (let at = 0; at < rows.length; at += SLICE) {
      target.add(rows.slice(at, at + SLICE).map((row) => row.map(cellOf)));
      await turn();
    }
    return ok(await target.end());
  } finally {
    target.stop();
  }
}

function cellOf(value: string | number | null): Cell {
  return typeof value === 'number' ? number(value) : text(value);
}
