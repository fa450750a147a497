import { z } from 'zod';
import { id, instant, localDate, ref, version } from '../rpc/fields.ts';
import { CATEGORY_KINDS, customField, customValues, STATUS_KINDS } from './asset.ts';

export const assetStatus = z.object({ key: z.string(), kind: z.enum(STATUS_KINDS), label: z.string() });

/** How another thing names an asset. */
export const assetRef = z.object({ id, inventoryNumber: z.string(), name: z.string() });
export type AssetRef = z.infer<typeof assetRef>;

/** What a list shows of an asset. Money in hundredths of the currency of the settings. */
export const assetRow = assetRef.extend({
  category: ref,
  brand: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  status: assetStatus,
  area: ref.nullable(),
  location: ref.nullable(),
  holder: ref.nullable(),
  supplier: ref.nullable(),
  acquiredOn: localDate.nullable(),
  costCents: z.number().int().nullable(),
  warrantyUntil: localDate.nullable(),
  /** The file that stands for it, as `fileContent` takes it. */
  photoId: id.nullable(),
  updatedAt: instant,
  version,
});
export type AssetRow = z.infer<typeof assetRow>;

export const assetFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** An image that the screen may show in place. */
  isInline: z.boolean(),
  uploadedBy: ref.nullable(),
  at: instant,
});
export type AssetFile = z.infer<typeof assetFile>;

export const assetCategory = z.object({
  id,
  name: z.string(),
  kind: z.enum(CATEGORY_KINDS),
  usefulLifeMonths: z.number().int().nullable(),
  fields: z.array(customField),
  position: z.number().int(),
  isEnabled: z.boolean(),
  version,
});
export type AssetCategory = z.infer<typeof assetCategory>;

export const supplier = z.object({
  id,
  name: z.string(),
  taxId: z.string().nullable(),
  contact: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  notes: z.string().nullable(),
  isEnabled: z.boolean(),
  version,
});
export type Supplier = z.infer<typeof supplier>;

/** Straight-line depreciation on a day; null where cost, date or useful life is not known. */
export const bookValue = z.object({
  usefulLifeMonths: z.number().int(),
  /** Whole months in use, at most the useful life. */
  monthsUsed: z.number().int(),
  annualRatePercent: z.number(),
  depreciatedCents: z.number().int(),
  bookCents: z.number().int(),
  /** The day on which nothing is left. */
  endsOn: localDate,
});
export type BookValue = z.infer<typeof bookValue>;

/** What an inventory agent said of a computer or printer, in the few lines that people read. */
export const assetDetails = z.object({
  source: z.string(),
  at: instant,
  groups: z.array(
    z.object({ key: z.string(), items: z.array(z.object({ label: z.string(), value: z.string() })) }),
  ),
});
export type AssetDetails = z.infer<typeof assetDetails>;

export const asset = assetRow.extend({
  parent: assetRef.nullable(),
  parts: z.array(assetRef.extend({ category: ref, status: assetStatus })),
  invoice: z.string().nullable(),
  /** Its own; null is the category's. */
  usefulLifeMonths: z.number().int().nullable(),
  bookValue: bookValue.nullable(),
  notes: z.string().nullable(),
  fields: z.array(customField),
  custom: customValues,
  files: z.array(assetFile),
  uuid: z.string().nullable(),
  macs: z.array(z.string()),
  details: assetDetails.nullable(),
  retiredAt: instant.nullable(),
  retirementReason: z.string().nullable(),
  createdAt: instant,
});
export type Asset = z.infer<typeof asset>;
