import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTexts } from '../texts/useTexts.ts';
import { uiTexts } from './texts.ts';

/** A password: its eye is named and reached by Tab, and what is wrong is also said to screen readers, which Mantine’s forgets. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTexts(uiTexts);
  const isWrong = props.error !== undefined && props.error !== null && props.error !== false;
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      aria-invalid={isWrong ? true : undefined}
      {...props}
    />
  );
}
