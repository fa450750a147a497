import type { Language } from '../../people/contract.ts';
import type { BuiltIn } from '../source.ts';
import { english } from './english.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** What the product's own reports say; Spanish is written first and gives the shape. */
export type ReportWords = Same<typeof spanish> & {
  readonly report: Readonly<Record<BuiltIn, { readonly title: string; readonly answers: string }>>;
};

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  es: spanish,
  en: english,
  pt: portuguese,
};
