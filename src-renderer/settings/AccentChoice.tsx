import { Input } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { ACCENTS, type Accent } from './accents.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

interface AccentChoiceProps {
  readonly value: string | null;
  readonly onChange: (accent: Accent) => void;
}

/** The institution's colour, each with its name: never colour alone. */
export function AccentChoice({ value, onChange }: AccentChoiceProps) {
  const t = useTexts(settingsTexts);
  const name = useId();
  return (
    <Input.Wrapper label={t('field.accent')} description={t('hint.accent')} labelElement="div">
      <div className={styles.accents} role="radiogroup" aria-label={t('field.accent')}>
        {ACCENTS.map((accent) => (
          <label key={accent ?? 'own'} className={styles.accent}>
            <input
              type="radio"
              name={name}
              checked={value === accent}
              onChange={() => onChange(accent)}
              className={styles.accentInput}
            />
            <span
              className={styles.swatch}
              style={{
                '--swatch':
                  accent === null ? 'var(--mantine-color-accent-7)' : `var(--mantine-color-${accent}-7)`,
              }}
              aria-hidden
            />
            {t(`accent.${accent ?? 'own'}`)}
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
}
