import { filled } from '#shared/kernel/filled.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import { populationOfSpec } from '#shared/reports/spec/check.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { fieldKind } from '#shared/reports/spec/fieldKind.ts';
import { isOfTickets } from '#shared/reports/spec/population.ts';
import { statisticOf, type Thing, thingOf } from '#shared/reports/spec/statistic.ts';
import { indicatorWords, thingName, thingText } from '#shared/reports/spec/words.ts';
import type { EngineInput } from './engineInput.ts';
import { labelsOf } from './labels.ts';

/** What a report was narrowed by, in words. */
export async function filtersTold(input: EngineInput): Promise<ReportData['filters']> {
  const { db, spec, words, question, formats, filter } = input;
  const told: ReportData['filters'] = [];
  const population = populationOfSpec(spec);
  if (population !== null) told.push({ label: words.phrase.records, value: words.population[population] });
  if (spec.kind === 'list' && spec.part !== null) {
    told.push({ label: words.phrase.part, value: indicatorWords[question.language].part[spec.part] });
  }
  const named = async (by: SpecDimension, value: number) => {
    const labels = await labelsOf(db, by, [value], question.language);
    const isOwn = by === 'technician' && question.filter.technicianId === undefined;
    const text = labels.of(value);
    told.push({ label: words.dimension[by], value: isOwn ? `${text} (${words.phrase.ownWork})` : text });
  };
  const { areaId } = question.filter;
  if (areaId !== undefined) await named('area', areaId);
  if (typeof filter.serviceId === 'number') await named('service', filter.serviceId);
  if (typeof filter.technicianId === 'number') await named('technician', filter.technicianId);
  if (filter.requesterId !== undefined) await named('requester', filter.requesterId);
  for (const { by, values, isExcluded } of spec.conditions) {
    const labels = await labelsOf(db, by, values, question.language);
    const list = new Intl.ListFormat(question.language, { type: isExcluded ? 'conjunction' : 'disjunction' });
    const text = list.format(values.map((value) => labels.of(value)));
    told.push({
      label: words.dimension[by],
      value: isExcluded ? filled(words.phrase.allBut, { a: text }) : text,
    });
  }
  for (const { field, from, to } of spec.ranges) {
    const { kind, digits } = fieldKind(field);
    const text = (end: string | number) => formats.value(kind === 'time' ? 'date' : kind, end, digits);
    const [a, b] = [from, to].map((end) => (end === undefined ? undefined : text(end)));
    const value =
      a !== undefined && b !== undefined
        ? filled(words.phrase.fromTo, { a, b })
        : a !== undefined
          ? filled(words.phrase.from, { a })
          : filled(words.phrase.upTo, { a: b ?? '' });
    told.push({ label: words.field[field], value });
  }
  return told;
}

/** What each thing in a report counts, how, and by which clock; then what the statistics mean. */
export function definitionsTold({ spec, question, words }: EngineInput): ReportData['definitions'] {
  const { language } = question;
  const things = new Set<Thing>();
  const meanings = new Set<keyof typeof words.meaning>();
  if (spec.kind === 'summary') {
    for (const measure of spec.measures) {
      things.add(thingOf(measure));
      const statistic = statisticOf(measure);
      if (statistic in words.meaning) meanings.add(statistic as keyof typeof words.meaning);
    }
  } else {
    const population = populationOfSpec(spec);
    if (population !== null && isOfTickets(population) && population !== 'balance') things.add(population);
  }
  return [
    ...[...things].map((thing) => ({ term: thingName(thing, language), text: thingText(thing, language) })),
    ...[...meanings].map((each) => {
      const name = words.statistic[each];
      return { term: name.charAt(0).toLocaleUpperCase() + name.slice(1), text: words.meaning[each] };
    }),
  ];
}
