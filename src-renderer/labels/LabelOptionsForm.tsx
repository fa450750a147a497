import { Checkbox, Input, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import { CODES, type Code } from '#shared/labels/contract.ts';
import { FORMAT_NAMES, type FormatName } from '#shared/labels/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FreeFormatFields } from './FreeFormatFields.tsx';
import { FIRST_FREE, type LabelSearch, optionsOf, sheetOf } from './labelSearch.ts';
import styles from './labels.module.css';
import { labelTexts } from './texts.ts';

const LINES = ['institution', 'name', 'serial'] as const;

interface LabelOptionsFormProps {
  readonly search: LabelSearch;
  readonly onChange: (part: Partial<LabelSearch>) => void;
  /** Told while a free format is impossible. */
  readonly onFault: (isFaulty: boolean) => void;
}

/** The sheet, what stands on a label, and where a sheet that was begun goes on. */
export function LabelOptionsForm({ search, onChange, onFault }: LabelOptionsFormProps) {
  const t = useTexts(labelTexts);
  const options = optionsOf(search);
  const without = search.without ?? [];
  const { columns, rows } = sheetOf(search);
  return (
    <div className={styles.options}>
      <Select
        label={t('format')}
        data={FORMAT_NAMES.map((value) => ({ value, label: t(`formats.${value}`) }))}
        value={options.format}
        allowDeselect={false}
        onChange={(format) => onChange({ format: format as FormatName, startAt: undefined })}
      />
      {options.format === 'free' && (
        <FreeFormatFields
          value={search.free ?? FIRST_FREE}
          onChange={(free) => onChange({ free, startAt: undefined })}
          onFault={onFault}
        />
      )}
      <Input.Wrapper label={t('code')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('code')}
          data={CODES.map((value) => ({ value, label: t(`codes.${value}`) }))}
          value={options.code}
          onChange={(code) => onChange({ code: code as Code })}
        />
      </Input.Wrapper>
      <Checkbox.Group
        label={t('shows')}
        value={LINES.filter((line) => !without.includes(line))}
        onChange={(kept) => onChange({ without: LINES.filter((line) => !kept.includes(line)) })}
      >
        <div className={styles.lines}>
          {LINES.map((line) => (
            <Checkbox key={line} value={line} label={t(`lines.${line}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('copies')}
        min={1}
        max={20}
        clampBehavior="strict"
        value={options.copies}
        onChange={(copies) => typeof copies === 'number' && onChange({ copies })}
        className={styles.short}
      />
      {columns * rows > 1 && (
        <Input.Wrapper label={t('startAt')} description={t('startHint')} labelElement="div">
          <fieldset className={styles.positions} style={{ '--columns': columns }} aria-label={t('startAt')}>
            {Array.from({ length: columns * rows }, (_, index) => index + 1).map((number) => (
              <button
                key={number}
                type="button"
                className={styles.position}
                data-skipped={number < options.startAt}
                aria-pressed={number === options.startAt}
                aria-label={t('position', { number })}
                onClick={() => onChange({ startAt: number === 1 ? undefined : number })}
              >
                <Text size="xs" component="span">
                  {number}
                </Text>
              </button>
            ))}
          </fieldset>
        </Input.Wrapper>
      )}
    </div>
  );
}
