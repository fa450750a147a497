import { Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { LANGUAGES } from '#shared/people/contract.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { setPreferences } from '../ui/preferences.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import styles from './FrontDoor.module.css';

interface FrontDoorProps {
  readonly institution?: string | null;
  readonly children: ReactNode;
  /** Beside the card where there is room, under it where there is not. */
  readonly aside?: ReactNode;
  /** A line above the languages. */
  readonly foot?: ReactNode;
}

/** What one sees before being inside: the mark, one card, the language. */
export function FrontDoor({ institution, children, aside, foot }: FrontDoorProps) {
  const word = useTexts(words);
  return (
    <main className={styles.door}>
      <div className={styles.middle} data-aside={aside !== undefined}>
        <div className={styles.card}>
          <Wordmark size="lg" />
          {institution != null && (
            <Text size="sm" c="dimmed" mt={6}>
              {institution}
            </Text>
          )}
          <div className={styles.body}>{children}</div>
        </div>
        {aside}
      </div>
      {foot}
      <Group gap="md" justify="center" component="footer" className={styles.languages}>
        {LANGUAGES.map((language) => (
          <UnstyledButton
            key={language}
            lang={language}
            className={styles.language}
            aria-pressed={currentLanguage() === language}
            onClick={() => setPreferences({ language })}
          >
            {word(`language.${language}`)}
          </UnstyledButton>
        ))}
      </Group>
    </main>
  );
}
