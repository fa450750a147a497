import { z } from 'zod';
import { STOCK_KINDS } from '#shared/stock/stock.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

export const stockSearch = z.object({
  q: optional(z.string()),
  kind: optional(z.enum(STOCK_KINDS)),
  /** Only what is to be bought. */
  low: optional(z.literal(true)),
  /** Also what was switched off. */
  all: optional(z.literal(true)),
  /** What is open at the side. */
  open: optional(z.union([z.number().int().positive(), z.literal('new')])),
});
export type StockSearch = z.infer<typeof stockSearch>;
