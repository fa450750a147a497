import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { UnsavedGuard } from '../ui/UnsavedGuard.tsx';
import { privacyAdminTexts } from './texts.ts';

type Published = Awaited<ReturnType<typeof client.privacy.published>>;

/** The text in force, to be written anew; publishing it asks everybody again. */
export function NoticeForm({ published }: { readonly published: Published }) {
  const t = useTexts(privacyAdminTexts);
  const tRpc = useTexts(rpcTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const { notice, template, accepted, people, publishedBy } = published;
  const [language, setLanguage] = useState<Language>(currentLanguage());
  const [asks, setAsks] = useState(false);
  const needed = (value: string) => (value.trim() === '' ? tRpc('field.required') : null);
  const form = useForm({
    initialValues: notice?.texts ?? template,
    validate: { es: needed, en: needed, pt: needed },
  });
  const publish = useCommand(client.privacy.publish, {
    changes: ['privacyNotice'],
    errors: 'inline',
    onDone: ({ version }) => {
      showDone(t('notice.done', { version }));
      form.resetDirty();
      // Whoever published it is asked as well.
      void queryClient.invalidateQueries({ queryKey: orpc.privacy.notice.key() });
    },
  });
  const send = async () => {
    setAsks(false);
    await publish.run({ texts: form.getValues(), seen: notice?.version ?? 0 });
  };
  return (
    <form
      onSubmit={form.onSubmit(
        () => setAsks(true),
        (errors) => setLanguage(LANGUAGES.find((one) => errors[one] !== undefined) ?? language),
      )}
    >
      <UnsavedGuard isDirty={form.isDirty()} />
      <Text size="sm" mb="md">
        {notice === null
          ? t('notice.none')
          : t('notice.standing', {
              version: notice.version,
              date: formats.dateTime(notice.publishedAt),
              by: publishedBy ?? t('notice.setup'),
            })}{' '}
        {notice !== null && t('notice.accepted', { accepted, people })}
      </Text>
      <SegmentedControl
        aria-label={t('notice.language')}
        value={language}
        onChange={(value) => setLanguage(LANGUAGES.find((one) => one === value) ?? 'es')}
        data={LANGUAGES.map((one) => ({ value: one, label: word(`language.${one}`) }))}
        mb="sm"
      />
      <Textarea
        key={language}
        label={t('notice.text')}
        description={t('notice.hint')}
        lang={language}
        autosize
        minRows={12}
        maxRows={24}
        maxLength={12_000}
        {...form.getInputProps(language)}
      />
      {publish.error !== null && <ErrorNote error={publish.error} />}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="subtle" onClick={() => form.setValues(template)}>
          {t('notice.template')}
        </Button>
        <Button type="submit" loading={publish.isRunning}>
          {t('notice.publish')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={asks}
        title={t('notice.askTitle')}
        confirm={t('notice.publish')}
        onConfirm={() => void send()}
        onCancel={() => setAsks(false)}
      >
        {t('notice.ask', { version: (notice?.version ?? 0) + 1 })}
      </ConfirmDialog>
    </form>
  );
}
