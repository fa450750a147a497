import { z } from 'zod';

/** What a status means to the rules; its label is the institution's (settings, group `inventory`). */
export const STATUS_KINDS = ['available', 'inUse', 'inRepair', 'lost', 'retired'] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

/** A status of the settings: `key` is stored with the asset, `label` is what people read. */
export interface AssetStatus {
  readonly key: string;
  readonly kind: StatusKind;
  readonly label: string;
}

/** What a category holds: single assets, things counted in a store, or seats. */
export const CATEGORY_KINDS = ['equipment', 'consumable', 'licence'] as const;
export type CategoryKind = (typeof CATEGORY_KINDS)[number];

export const CUSTOM_FIELD_TYPES = ['text', 'number', 'date', 'choice', 'yesNo'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** A field that a category adds to its assets. `key` never changes once used; the label may. */
export const customField = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  type: z.enum(CUSTOM_FIELD_TYPES),
  /** For `choice` only. */
  choices: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
  isRequired: z.boolean().default(false),
});
export type CustomField = z.infer<typeof customField>;

/** Values by the keys of the category's fields; empty ones are left out. */
export const customValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type CustomValues = z.infer<typeof customValues>;
