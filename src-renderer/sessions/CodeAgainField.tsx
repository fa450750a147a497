import { TextInput, type TextInputProps } from '@mantine/core';
import { useTexts } from '../texts/useTexts.ts';
import { secondFactorTexts } from './secondFactorTexts.ts';

/** A code of the second factor, where the password is asked for again. */
export function CodeAgainField(props: TextInputProps) {
  const t = useTexts(secondFactorTexts);
  return (
    <TextInput
      label={t('codeAgain')}
      description={t('codeAgainHint')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  );
}
