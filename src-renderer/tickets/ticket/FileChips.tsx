import { CloseButton, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import styles from './Composer.module.css';
import type { FileBasket } from './useFileBasket.ts';

/** The files that go with the next message. */
export function FileChips({ basket }: { readonly basket: FileBasket }) {
  const t = useTexts(uiTexts);
  const formats = useFormats();
  return (
    <>
      {basket.problem !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" px="sm">
          {basket.problem}
        </Text>
      )}
      {basket.files.length > 0 && (
        <div className={styles.chips}>
          {basket.files.map((file) => (
            <span key={`${file.name}:${file.size}:${file.lastModified}`} className={styles.chip}>
              <IconFile size={14} aria-hidden />
              <span className={styles.chipName}>{file.name}</span>
              <span className={styles.chipSize}>{formats.bytes(file.size)}</span>
              <CloseButton
                size="xs"
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => basket.remove(file)}
              />
            </span>
          ))}
        </div>
      )}
    </>
  );
}
