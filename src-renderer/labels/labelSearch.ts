import { z } from 'zod';
import { CODES, type LabelOptions } from '#shared/labels/contract.ts';
import {
  FORMAT_NAMES,
  freeFormat,
  LABEL_FORMATS,
  type LabelFormat,
  singleLabel,
} from '#shared/labels/formats.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** What is to be printed and how: all of it in the address, so that a kept link prints the same sheet again. */
export const labelSearch = z.object({
  /** Ids of the assets in the order of their labels, with commas between them. */
  assets: optional(
    z.union([z.string().regex(/^\d+(,\d+)*$/), z.number().int().positive().transform(String)]),
  ),
  format: optional(z.enum(FORMAT_NAMES)),
  free: optional(freeFormat),
  code: optional(z.enum(CODES)),
  startAt: optional(z.number().int().min(1).max(1_200)),
  copies: optional(z.number().int().min(1).max(20)),
  without: optional(z.array(z.enum(['institution', 'name', 'serial']))),
});
export type LabelSearch = z.infer<typeof labelSearch>;

/** What label printers most often hold; a free format begins with it. */
export const FIRST_FREE: LabelFormat = singleLabel(62, 29);

export function assetIdsOf(search: LabelSearch): number[] {
  return [...new Set((search.assets ?? '').split(',').filter(Boolean).map(Number))];
}

export function optionsOf(search: LabelSearch): LabelOptions {
  const { format = 'L7163', code = 'both', startAt = 1, copies = 1, without = [] } = search;
  return {
    format,
    ...(format === 'free' ? { free: search.free ?? FIRST_FREE } : {}),
    code,
    withInstitution: !without.includes('institution'),
    withName: !without.includes('name'),
    withSerial: !without.includes('serial'),
    startAt,
    copies,
  };
}

/** The measures of the sheet that the address names. */
export function sheetOf(search: LabelSearch): LabelFormat {
  const { format = 'L7163' } = search;
  return format === 'free' ? (search.free ?? FIRST_FREE) : LABEL_FORMATS[format];
}
