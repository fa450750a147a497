import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { moneyText, parseMoney } from '../texts/money.ts';
import { useTexts } from '../texts/useTexts.ts';
import { recordTexts } from './recordTexts.ts';

interface MoneyInputProps {
  readonly label: string;
  readonly description?: string;
  /** Hundredths; null while it is empty, NaN while it cannot be read: a form must not save that as nothing. */
  readonly value: number | null;
  readonly onChange: (cents: number | null) => void;
  /** ISO 4217: shown, never typed. */
  readonly currency: string;
  readonly error?: React.ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** Money as people write it, kept in hundredths. What cannot be read stays, and says so when left. */
export function MoneyInput({ value, onChange, currency, error, ...rest }: MoneyInputProps) {
  const t = useTexts(recordTexts);
  const [text, setText] = useState(value === null || Number.isNaN(value) ? '' : moneyText(value));
  const [isWrong, setWrong] = useState(false);
  // The value changed from outside (the other version was taken): show that one.
  const isOther = Number.isNaN(value) ? false : value !== (text.trim() === '' ? null : parseMoney(text));
  const shown = isOther ? (value === null ? '' : moneyText(value)) : text;
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      value={shown}
      rightSection={currency}
      rightSectionWidth={48}
      rightSectionProps={{ style: { fontSize: 'var(--mantine-font-size-xs)', color: 'var(--sb-quiet)' } }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={isWrong ? t('moneyWrong') : error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        setWrong(false);
        onChange(next.trim() === '' ? null : (parseMoney(next) ?? Number.NaN));
      }}
      onBlur={() => {
        const cents = parseMoney(shown);
        setWrong(shown.trim() !== '' && cents === null);
        if (cents !== null) setText(moneyText(cents));
      }}
    />
  );
}
