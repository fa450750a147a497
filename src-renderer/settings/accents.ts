/** The colours that the look can be made of (app/theme.ts); null: the product's own deep teal. */
export const ACCENTS = [
  null,
  'blue',
  'indigo',
  'violet',
  'grape',
  'pink',
  'red',
  'orange',
  'green',
  'teal',
  'cyan',
] as const;

export type Accent = (typeof ACCENTS)[number];
