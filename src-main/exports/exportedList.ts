import type { InferSchemaOutput } from '@orpc/contract';
import type { z } from 'zod';
import { localDateTime } from '#shared/calendars/localTime.ts';
import type { Cell } from '#shared/exports/cell.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Language } from '#shared/people/contract.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { Contract } from '#shared/rpc/procedure.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { QueryHandler } from '../rpc/handlers.ts';
import type { ExportWords } from './words.ts';

/** What cells are made with. */
export interface CellTools {
  readonly language: Language;
  readonly words: ExportWords;
  /** An instant as wall time of the institution's zone. */
  time(iso: string | null): Cell;
}

export type CellOf<R> = (row: R, tools: CellTools) => Cell;

interface Row {
  readonly id: number;
}

interface Page<R extends Row> {
  readonly items: readonly R[];
  readonly nextCursor: string | null;
}

/** A list that can be exported, with the types of its rows forgotten. */
export interface ExportedList {
  readonly columns: readonly string[];
  /** Pages of cells in the order of `columns`, with the caller's own rights; a refusal where they may not see it. */
  open(
    ctx: QueryContext,
    filter: Readonly<Record<string, unknown>>,
    columns: readonly string[],
    tools: CellTools,
  ): Result<{ next(): Promise<Result<Cell[][] | null>> }>;
}

/** As many rows as a page of any list may have. */
const PAGE = 200;

/**
 * A list as its own `list` procedure gives it: the same handler with the same context, page by page, so that an export
 * never shows more than the screen, nor in another order. The keys of `cells` are the columns of the screen.
 */
export function exportedList<I extends z.ZodType, O extends z.ZodType<Page<Row>>>(list: {
  readonly procedure: Contract<'query', I, O>;
  readonly handler: QueryHandler<InferSchemaOutput<I>, Page<InferSchemaOutput<O>['items'][number]>>;
  readonly cells: Readonly<Record<string, CellOf<InferSchemaOutput<O>['items'][number]>>>;
}): ExportedList {
  return {
    columns: Object.keys(list.cells),
    open(ctx, filter, columns, tools) {
      const { meta, inputSchema } = list.procedure['~orpc'];
      if (!allows(meta.permission, ctx.actor.roles)) return fail({ code: 'forbidden', details: {} });
      const cells = columns.map((key) => (Object.hasOwn(list.cells, key) ? list.cells[key] : undefined));
      const unknown = cells.indexOf(undefined);
      if (unknown !== -1) return fail(invalid('columns', `No column is called ${columns[unknown]}.`));
      let cursor: string | null | undefined;
      const seen = new Set<number>();
      return ok({
        async next() {
          if (cursor === null) return ok(null);
          const input = inputSchema?.safeParse({ ...filter, limit: PAGE, cursor });
          if (input?.success !== true) return fail(invalid('filter', 'The list does not take this filter.'));
          const page = await list.handler(ctx, input.data as InferSchemaOutput<I>);
          if (!page.ok) return page;
          cursor = page.value.nextCursor;
          // What moves in the list while it is read would come twice.
          const fresh = page.value.items.filter(({ id }) => !seen.has(id));
          for (const { id } of fresh) seen.add(id);
          return ok(fresh.map((row) => cells.map((cell) => cell?.(row, tools) ?? null)));
        },
      });
    },
  };
}

function invalid(path: string, message: string): AppError {
  return { code: 'invalid', details: { issues: [{ path, rule: path, message }] } };
}

export const text = (value: string | null | undefined): Cell =>
  value === null || value === undefined || value === '' ? null : { type: 'text', text: value };

export const named = (value: { readonly name: string } | null | undefined): Cell => text(value?.name);

export const date = (value: string | null): Cell => (value === null ? null : { type: 'date', date: value });

export const money = (cents: number | null): Cell => (cents === null ? null : { type: 'money', cents });

export const number = (value: number | null): Cell => (value === null ? null : { type: 'number', value });

export function cellTools(language: Language, words: ExportWords, zone: string): CellTools {
  return {
    language,
    words,
    time: (iso) => (iso === null ? null : { type: 'time', local: localDateTime(Date.parse(iso), zone) }),
  };
}
