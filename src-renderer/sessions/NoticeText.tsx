import { Text } from '@mantine/core';
import type { Notice } from '#shared/privacy/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AccountScreen.module.css';
import { privacyTexts } from './privacyTexts.ts';

/** A privacy notice in the reader's language, as the institution wrote it. */
export function NoticeText({ notice }: { readonly notice: Notice }) {
  const t = useTexts(privacyTexts);
  const formats = useFormats();
  return (
    <>
      <Text size="xs" c="dimmed" mb="sm">
        {t('version', { version: notice.version, date: formats.date(notice.publishedAt) })}
      </Text>
      <Text size="sm" className={styles.notice}>
        {notice.texts[currentLanguage()]}
      </Text>
    </>
  );
}
