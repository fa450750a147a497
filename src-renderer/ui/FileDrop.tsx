import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFile, IconPaperclip, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './FileDrop.module.css';
import { filesIn, sortOut } from './files.ts';
import { uiTexts } from './texts.ts';

interface FileDropProps {
  readonly files: readonly File[];
  readonly onChange: (files: File[]) => void;
  readonly maxBytes: number;
  readonly maxFiles?: number;
  /** Media types with their file endings; all kinds unless given. */
  readonly accept?: Record<string, string[]>;
  readonly isCompact?: boolean;
}

/** Files by picker, by drag and by paste; tells at once which are too large. */
export function FileDrop({
  files,
  onChange,
  maxBytes,
  maxFiles = 20,
  accept,
  isCompact = false,
}: FileDropProps) {
  const t = useTexts(uiTexts);
  const formats = useFormats();
  const [problem, setProblem] = useState<string | null>(null);

  const add = (added: readonly File[]) => {
    const { kept, tooLarge, isTooMany, isTooMuch } = sortOut(files, added, maxBytes, maxFiles);
    const [large] = tooLarge;
    if (large !== undefined)
      setProblem(t('files.tooLarge', { name: large.name, max: formats.bytes(maxBytes) }));
    else if (isTooMuch) setProblem(t('files.tooMuch', { max: formats.bytes(MAX_CALL_BYTES) }));
    else setProblem(isTooMany ? t('files.tooMany', { count: maxFiles }) : null);
    onChange(kept);
  };

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = filesIn(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      add(pasted);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  });

  return (
    <Stack gap={6}>
      <Dropzone
        onDrop={add}
        onReject={(rejected) => add(rejected.map((one) => one.file))}
        multiple={maxFiles > 1}
        {...(accept === undefined ? {} : { accept })}
        className={styles.zone}
        inputProps={{ 'aria-label': t('files.choose') }}
        p={isCompact ? 6 : 'sm'}
      >
        <Group gap="xs" justify="center" wrap="nowrap">
          <IconPaperclip size={16} aria-hidden />
          <Text size="sm">
            {t('files.drop')}{' '}
            <Text span size="xs" c="dimmed">
              {t('files.max', { max: formats.bytes(maxBytes) })}
            </Text>
          </Text>
        </Group>
      </Dropzone>
      {problem !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {files.map((file) => (
        <Group
          key={`${file.name}:${file.size}:${file.lastModified}`}
          gap="xs"
          wrap="nowrap"
          className={styles.file}
        >
          <IconFile size={16} aria-hidden />
          <Text size="sm" truncate flex={1}>
            {file.name}
          </Text>
          <Text size="xs" c="dimmed">
            {formats.bytes(file.size)}
          </Text>
          <ActionIcon
            size="sm"
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => onChange(files.filter((other) => other !== file))}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
