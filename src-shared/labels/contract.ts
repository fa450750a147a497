import { z } from 'zod';
import { assetRef } from '../assets/fields.ts';
import { LANGUAGES } from '../people/contract.ts';
import { id } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';
import { FORMAT_NAMES, freeFormat } from './formats.ts';

/** What a label carries to be read by machine. */
export const CODES = ['qr', 'code128', 'both'] as const;
export type Code = (typeof CODES)[number];

export const labelOptions = z.object({
  format: z.enum(FORMAT_NAMES),
  /** The measures where `format` is `free`. */
  free: freeFormat.optional(),
  code: z.enum(CODES).default('both'),
  /** Lines beside the inventory number. */
  withInstitution: z.boolean().default(true),
  withName: z.boolean().default(true),
  withSerial: z.boolean().default(true),
  /** The first label of the first sheet to print on, from 1. */
  startAt: z.number().int().min(1).max(1_200).default(1),
  /** How many of each. */
  copies: z.number().int().min(1).max(20).default(1),
});
export type LabelOptions = z.infer<typeof labelOptions>;

const assetIds = z.array(id).min(1).max(2_000);

export const labelsContract = {
  sheet: query({
    permission: 'assets.read',
    route: 'POST /label-sheets',
    summary: 'A PDF of labels for these assets, in the order given',
    input: z.object({ assetIds, options: labelOptions, language: z.enum(LANGUAGES).optional() }),
    output: z.file(),
  }),
  preview: query({
    permission: 'assets.read',
    route: 'POST /label-sheets/preview',
    summary: 'The first sheet as an SVG, its measures in millimetres',
    input: z.object({ assetIds, options: labelOptions }),
    output: z.object({
      /** The assets, as they were asked for. */
      assets: z.array(assetRef),
      svg: z.string(),
      sheets: z.number().int(),
      labels: z.number().int(),
      /** Whether the number is too long for a bar code that a reader can read on this label: it then bears the QR alone. */
      isWithoutBars: z.boolean(),
    }),
  }),
};
