import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { uiTexts } from '../ui/texts.ts';
import type { Words } from './queue.ts';
import { outboxTexts } from './texts.ts';

interface WordsFormProps {
  /** With a title where it is a ticket. */
  readonly words: Words;
  readonly label?: string;
  readonly save: string;
  readonly onSave: (words: Words) => Promise<void>;
  readonly onCancel: () => void;
}

/** The words of something that waits, to be changed or written. Ctrl+Enter saves, Escape leaves. */
export function WordsForm({ words, label, save, onSave, onCancel }: WordsFormProps) {
  const t = useTexts(outboxTexts);
  const ui = useTexts(uiTexts);
  const [title, setTitle] = useState(words.title ?? '');
  const [body, setBody] = useState(words.body);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const hasTitle = words.title !== undefined;

  const submit = async () => {
    setIsTried(true);
    if (body.trim() === '' || (hasTitle && title.trim() === '')) return;
    setIsBusy(true);
    await onSave(hasTitle ? { title: title.trim(), body } : { body }).finally(() => setIsBusy(false));
  };
  const missing = (value: string) => (isTried && value.trim() === '' ? t('required') : undefined);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="xs" mt="xs">
        {hasTitle && (
          <TextInput
            label={t('what')}
            maxLength={200}
            autoFocus
            value={title}
            error={missing(title)}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={label ?? t(hasTitle ? 'details' : 'words')}
          autosize
          minRows={3}
          maxRows={14}
          autoFocus={!hasTitle}
          value={body}
          error={missing(body)}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isBusy}>
            {save}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {ui('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
