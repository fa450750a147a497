import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../texts/useTexts.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import styles from '../maintenance.module.css';
import { maintenanceTexts } from '../texts.ts';
import type { PartValues } from './recordValues.ts';

interface PartsEditorProps {
  readonly parts: readonly PartValues[];
  readonly currency: string;
  readonly onChange: (parts: PartValues[]) => void;
}

/** Parts with their number and cost; a row left empty is no part. */
export function PartsEditor({ parts, currency, onChange }: PartsEditorProps) {
  const t = useTexts(maintenanceTexts);
  const change = (key: number, changes: Partial<PartValues>) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, ...changes } : part)));
  const add = () =>
    onChange([
      ...parts,
      { key: Math.max(0, ...parts.map((part) => part.key + 1)), name: '', quantity: 1, costCents: null },
    ]);
  return (
    <fieldset className={styles.parts}>
      <legend className={styles.partsTitle}>{t('form.parts')}</legend>
      {parts.map((part, index) => (
        <div key={part.key} className={styles.part}>
          <TextInput
            label={t('form.part', { number: index + 1 })}
            maxLength={160}
            value={part.name}
            onChange={(event) => change(part.key, { name: event.currentTarget.value })}
          />
          <NumberInput
            label={t('form.quantity')}
            min={1}
            max={100_000}
            allowDecimal={false}
            hideControls
            value={part.quantity}
            onChange={(quantity) => change(part.key, { quantity })}
          />
          <MoneyInput
            label={t('form.unitCost')}
            currency={currency}
            value={part.costCents}
            onChange={(costCents) => change(part.key, { costCents })}
          />
          <ActionIcon
            size="input-sm"
            aria-label={t('form.removePart', { number: index + 1 })}
            onClick={() => onChange(parts.filter((one) => one.key !== part.key))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('form.addPart')}
      </Button>
    </fieldset>
  );
}
