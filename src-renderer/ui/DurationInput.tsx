import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { durationText, parseDuration } from '../texts/durations.ts';
import { useTexts } from '../texts/useTexts.ts';
import { recordTexts } from './recordTexts.ts';

interface DurationInputProps {
  readonly label: string;
  /** How it may be written, unless given; empty where a field beside it says so already. */
  readonly description?: string;
  /** Minutes; null while it is empty, NaN while it cannot be read: a form must not save that as nothing. */
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
  readonly error?: React.ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly 'data-autofocus'?: boolean;
}

/** Working time as people write it: `90 min`, `4 h`, `1 d 2 h`. What cannot be read stays, and says so when left. */
export function DurationInput({ value, onChange, error, description, ...rest }: DurationInputProps) {
  const t = useTexts(recordTexts);
  const [text, setText] = useState(value === null ? '' : durationText(value));
  const [isWrong, setWrong] = useState(false);
  const read = parseDuration(text);
  // The value changed from outside (the other version was taken): show that one.
  const isOther = value !== null && !Number.isNaN(value) && value !== read;
  const shown = isOther ? durationText(value) : text;
  return (
    <TextInput
      {...rest}
      value={shown}
      description={description ?? t('durationHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={isWrong ? t('durationWrong') : error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        setWrong(false);
        onChange(next.trim() === '' ? null : (parseDuration(next) ?? Number.NaN));
      }}
      onBlur={() => {
        const minutes = parseDuration(shown);
        setWrong(shown.trim() !== '' && minutes === null);
        if (minutes !== null) setText(durationText(minutes));
      }}
    />
  );
}
