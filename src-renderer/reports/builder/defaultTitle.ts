import { filled } from '#shared/kernel/filled.ts';
import type { Language } from '#shared/people/contract.ts';
import { measureName, specWords } from '#shared/reports/spec/words.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';

/** What a report is called until somebody gives it a title: “Recibidas por servicio y mes”. */
export function defaultTitle(spec: ReportSpec, language: Language): string {
  const { dataset, dimension, phrase } = specWords[language];
  const by = (
    spec.kind === 'summary'
      ? [...spec.rows, ...(spec.columns === null ? [] : [spec.columns])].map((each) => each.by)
      : spec.groups
  ).map((each) => dimension[each].toLocaleLowerCase());
  const [measure] = spec.kind === 'summary' ? spec.measures : [];
  const isAlone = spec.kind === 'summary' && spec.measures.length === 1;
  const a = isAlone && measure !== undefined ? measureName(measure, language) : dataset[spec.dataset];
  const [b, c] = by;
  if (b === undefined) return a;
  return c === undefined ? filled(phrase.by, { a, b }) : filled(phrase.byAnd, { a, b, c });
}
