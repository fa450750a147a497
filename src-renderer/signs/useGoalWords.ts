import { useMemo } from 'react';
import type { Progress } from '#shared/goals/fields.ts';
import { type MeasureKey, measures } from '#shared/goals/measures.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { goalSignTexts } from './goalTexts.ts';

export interface GoalWords {
  readonly measure: (measure: MeasureKey) => string;
  /** A figure or target in the unit of its measure; a dash for none. */
  readonly value: (measure: MeasureKey, value: number | null) => string;
  /** `al menos 92 %` */
  readonly target: (measure: MeasureKey, target: number) => string;
  /** `Va a 88 % de 92 %; al ritmo actual terminará en 90 %.` */
  readonly sentence: (measure: MeasureKey, target: number, progress: Progress) => string;
  /** `Probablemente entre 87 % y 93 %.`, where there is a forecast. */
  readonly range: (measure: MeasureKey, progress: Progress) => string | null;
  /** `Semana 48 de 2026`, `noviembre de 2026`, `Trimestre 4 de 2026`, `2026` */
  readonly step: (step: string) => string;
}

/** What a goal is called and how it goes, in words of the present language. */
export function useGoalWords(): GoalWords {
  const t = useTexts(goalSignTexts);
  const formats = useFormats();
  return useMemo(() => {
    const value = (measure: MeasureKey, figure: number | null): string => {
      if (figure === null) return '–';
      switch (measures[measure].unit) {
        case 'share':
          return formats.percent(figure);
        case 'seconds':
          return formats.duration(figure, { workday: true });
        case 'stars':
        case 'tickets':
          return formats.number(Math.round(figure));
        case 'deviation':
          return formats.decimal(figure, 1);
      }
    };
    const target = (measure: MeasureKey, figure: number) =>
      t(`direction.${measures[measure].direction}`, { target: value(measure, figure) });
    return {
      measure: (measure) => {
        const { indicator, statistic } = measures[measure];
        const name = t(`indicator.${indicator}`);
        const isPlain = statistic === 'count' || statistic === 'share' || statistic === 'seconds';
        return isPlain ? name : t('measure', { name, statistic: t(`statistic.${statistic}`) });
      },
      value,
      target,
      sentence: (measure, wanted, { value: figure, forecast, state }) => {
        if (figure === null) return t('sentence.none');
        const now = t(`sentence.${measures[measure].direction}`, {
          value: value(measure, figure),
          target: value(measure, wanted),
        });
        if (forecast !== null) {
          return `${t('sentence.forecast', { now, end: value(measure, forecast.value) })}.`;
        }
        return state === 'noData' || state === 'onTrack' ? `${t('sentence.early', { now })}.` : `${now}.`;
      },
      range: (measure, { forecast }) => {
        if (forecast === null) return null;
        const [low, high] = [value(measure, forecast.low), value(measure, forecast.high)];
        return low === high ? null : t('sentence.range', { low, high });
      },
      step: (step) => {
        const [, year = '', kind = '', number = ''] = /^(\d{4})(?:-([WQ]?)(\d+))?$/.exec(step) ?? [];
        if (kind === 'W') return t('step.week', { week: Number(number), year });
        if (kind === 'Q') return t('step.quarter', { quarter: number, year });
        return number === '' ? step : formats.shortDay(`${step}-01`, { month: 'long', year: 'numeric' });
      },
    };
  }, [t, formats]);
}
