import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { indicators } from '#shared/indicators/indicator.ts';
import { datesOfPeriod } from '#shared/reports/period.ts';
import { RELATIVE_PERIODS, type ReportPeriod } from '#shared/reports/source.ts';
import { catalogue } from '#shared/reports/spec/catalogue.ts';
import { hasPeriod, populationOfSpec } from '#shared/reports/spec/check.ts';
import { DATASETS } from '#shared/reports/spec/dataset.ts';
import { isOfTickets, type Population } from '#shared/reports/spec/population.ts';
import { indicatorWords } from '#shared/reports/spec/words.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { sessionAllows } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from './builder.module.css';
import { withDataset, withKind } from './edits.ts';
import { Step } from './Step.tsx';
import { builderTexts } from './texts.ts';
import { useSpecNames } from './useSpecNames.ts';

interface WhatStepProps {
  readonly spec: ReportSpec;
  readonly onSpec: (spec: ReportSpec) => void;
  readonly period: ReportPeriod;
  readonly onPeriod: (period: ReportPeriod) => void;
}

/** The same tickets with a time or without: one of the two is enough to choose from. */
const HIDDEN: readonly Population[] = ['resolution', 'closure', 'timePerTicket'];

/** Of what it is: subject, summary or list, which records, and of when. */
export function WhatStep({ spec, onSpec, period, onPeriod }: WhatStepProps) {
  const t = useTexts(builderTexts);
  const { words, language } = useSpecNames();
  const population = populationOfSpec(spec);
  const populations = catalogue[spec.dataset].populations.filter((each) => !HIDDEN.includes(each));
  const parts =
    spec.kind === 'list' && population !== null && isOfTickets(population)
      ? indicators[population].parts
      : [];
  return (
    <Step title={t('section.what')}>
      <div className={styles.pair}>
        <Select
          size="xs"
          label={t('dataset')}
          allowDeselect={false}
          data={DATASETS.filter((each) => sessionAllows(catalogue[each].permission)).map((value) => ({
            value,
            label: words.dataset[value],
          }))}
          value={spec.dataset}
          onChange={(value) => {
            const dataset = DATASETS.find((each) => each === value);
            if (dataset !== undefined) onSpec(withDataset(spec, dataset));
          }}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('kind')}
          data={(['summary', 'list'] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
            disabled: value === 'list' && catalogue[spec.dataset].fields.length === 0,
          }))}
          value={spec.kind}
          onChange={(value) => onSpec(withKind(spec, value === 'list' ? 'list' : 'summary'))}
        />
      </div>
      {population !== null && populations.length > 1 && (
        <Select
          size="xs"
          label={t('of')}
          allowDeselect={false}
          data={populations.map((value) => ({ value, label: words.population[value] }))}
          value={population}
          onChange={(value) => {
            const of = populations.find((each) => each === value);
            if (of !== undefined)
              onSpec(spec.kind === 'list' ? { ...spec, of, part: null } : { ...spec, of });
          }}
        />
      )}
      {spec.kind === 'list' && parts.length > 0 && (
        <Select
          size="xs"
          label={t('part')}
          placeholder={t('wholePart')}
          clearable
          data={parts.map((value) => ({ value, label: indicatorWords[language].part[value] }))}
          value={spec.part}
          onChange={(value) => onSpec({ ...spec, part: parts.find((each) => each === value) ?? null })}
        />
      )}
      {hasPeriod(spec) && <PeriodFields period={period} onPeriod={onPeriod} />}
    </Step>
  );
}

function PeriodFields({ period, onPeriod }: Pick<WhatStepProps, 'period' | 'onPeriod'>) {
  const t = useTexts(builderTexts);
  const today = useToday();
  const { from, to } = datesOfPeriod(period, today);
  return (
    <>
      <Select
        size="xs"
        label={t('period')}
        allowDeselect={false}
        data={[...RELATIVE_PERIODS, 'own' as const].map((value) => ({ value, label: t(`periods.${value}`) }))}
        value={'relative' in period ? period.relative : 'own'}
        onChange={(value) => {
          const relative = RELATIVE_PERIODS.find((each) => each === value);
          onPeriod(relative === undefined ? { from, to } : { relative });
        }}
      />
      {!('relative' in period) && (
        <div className={styles.pair}>
          {(['from', 'to'] as const).map((edge) => (
            <TextInput
              key={edge}
              size="xs"
              type="date"
              label={t(edge)}
              value={period[edge]}
              onChange={({ currentTarget: { value } }) => {
                if (value !== '') onPeriod({ ...period, [edge]: value });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}
