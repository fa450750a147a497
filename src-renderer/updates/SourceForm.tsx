import { Textarea, TextInput } from '@mantine/core';
import { isUpdateSource, type UpdateSettings } from '#shared/updates/settings.ts';
import { client } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { keysIn } from './keysIn.ts';
import { updatesTexts } from './texts.ts';

interface Stored {
  readonly id: number;
  readonly version: number;
  readonly updates: UpdateSettings;
}

interface Values {
  readonly source: string;
  readonly keys: string;
}

const MOST_KEYS = 5;

/** Where updates come from and whose signature counts; saved with an event, like every setting. */
export function SourceForm({ stored }: { readonly stored: Stored }) {
  const t = useTexts(updatesTexts);
  const save = useCommand(client.settings.save, { changes: ['setting'], errors: 'inline' });
  const record = useRecordForm({
    record: stored,
    valuesOf: (from: Stored | null): Values => {
      const { source, keys } = (from ?? stored).updates;
      return { source: source ?? '', keys: keys.join('\n') };
    },
    validate: ({ source, keys }): Record<string, string> => {
      const given = keysIn(keys);
      return {
        ...(source.trim() === '' || isUpdateSource(source.trim())
          ? {}
          : { source: t('admin.form.sourceFault') }),
        ...(given === null ? { keys: t('admin.form.keysFault') } : {}),
        ...(given !== null && given.length > MOST_KEYS ? { keys: t('admin.form.tooMany') } : {}),
      };
    },
    command: save,
    inputOf: ({ source, keys }, seen) => ({
      settings: { updates: { source: source.trim() || null, keys: [...(keysIn(keys) ?? [])] } },
      versions: { updates: seen?.version ?? 0 },
    }),
    storedOf: (output): Stored => ({
      id: 1,
      version: output.versions.updates ?? 0,
      updates: output.settings.updates,
    }),
  });
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={({ source, keys }) => [
        { label: t('admin.form.source'), value: source || t('admin.form.none') },
        { label: t('admin.form.keys'), value: keys || t('admin.form.none') },
      ]}
    >
      <TextInput
        label={t('admin.form.source')}
        description={t('admin.form.sourceHint')}
        placeholder="https://…"
        maxLength={400}
        {...record.form.getInputProps('source')}
      />
      <Textarea
        label={t('admin.form.keys')}
        description={t('admin.form.keysHint')}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...record.form.getInputProps('keys')}
      />
    </RecordFrame>
  );
}
