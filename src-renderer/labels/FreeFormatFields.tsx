import { Fieldset, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { freeFormat, type LabelFormat } from '#shared/labels/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './labels.module.css';
import { labelTexts } from './texts.ts';

const MEASURES = [
  'labelWidth',
  'labelHeight',
  'pageWidth',
  'pageHeight',
  'columns',
  'rows',
  'left',
  'top',
  'pitchX',
  'pitchY',
] as const;
type Measure = (typeof MEASURES)[number];

const RULES = ['labelsOverlap', 'sheetTooNarrow', 'sheetTooShort'] as const;

interface FreeFormatFieldsProps {
  readonly value: LabelFormat;
  readonly onChange: (format: LabelFormat) => void;
  /** Told while the fields hold no possible sheet. */
  readonly onFault: (isFaulty: boolean) => void;
}

/** The measures of a sheet of one's own. Only a possible sheet is passed on; until then the fields say what is wrong. */
export function FreeFormatFields({ value, onChange, onFault }: FreeFormatFieldsProps) {
  const t = useTexts(labelTexts);
  const [draft, setDraft] = useState<Record<Measure, number | string>>({ ...value });
  const issues = freeFormat.safeParse(draft).error?.issues ?? [];

  const isFaulty = issues.length > 0;
  useEffect(() => {
    onFault(isFaulty);
    return () => onFault(false);
  }, [isFaulty, onFault]);

  const faultOf = (measure: Measure) => {
    const issue = issues.find(({ path }) => path[0] === measure);
    if (issue === undefined) return undefined;
    const rule = RULES.find((known) => known === issue.message);
    return t(`free.${rule ?? 'measure'}`);
  };
  const set = (measure: Measure, number: number | string) => {
    const next = { ...draft, [measure]: number };
    setDraft(next);
    const parsed = freeFormat.safeParse(next);
    if (parsed.success) onChange(parsed.data);
  };
  return (
    <Fieldset legend={t('free.legend')} className={styles.measures}>
      {MEASURES.map((measure) => (
        <NumberInput
          key={measure}
          label={t(`free.${measure}`)}
          value={draft[measure]}
          min={0}
          step={measure === 'columns' || measure === 'rows' ? 1 : 0.5}
          allowDecimal={measure !== 'columns' && measure !== 'rows'}
          error={faultOf(measure)}
          onChange={(number) => set(measure, number)}
        />
      ))}
    </Fieldset>
  );
}
