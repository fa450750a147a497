import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedReport } from '#shared/reports/saved.ts';
import type { Draft } from '#shared/reports/spec/templates.ts';
import { client } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { focusFirstError, showFieldErrors } from '../../ui/formErrors.ts';
import { builderTexts } from './texts.ts';

interface SaveActionsProps {
  readonly draft: Draft;
  /** What it is changed from; null for a new one. */
  readonly saved: SavedReport | null;
  readonly isReady: boolean;
  readonly isDirty: boolean;
  readonly onSaved: (saved: SavedReport) => void;
}

/** Saves what was built: under its name where one may, or as another report. */
export function SaveActions({ draft, saved, isReady, isDirty, onSaved }: SaveActionsProps) {
  const t = useTexts(builderTexts);
  const [isNaming, setNaming] = useState(false);
  const change = useCommand(client.reports.change, { changes: ['report'] });
  const mayChange = saved?.mayEdit === true && !saved.isArchived;
  const told = (done: SavedReport) => {
    showDone(t('saved', { name: done.name }));
    onSaved(done);
  };
  return (
    <Group gap="xs">
      {mayChange && (
        <Button
          leftSection={<IconDeviceFloppy size={16} />}
          disabled={!isReady || !isDirty}
          loading={change.isRunning}
          onClick={async () => {
            const outcome = await change.run({ id: saved.id, version: saved.version, ...draft });
            if (outcome.ok) told(outcome.value);
          }}
        >
          {t('save')}
        </Button>
      )}
      <Button
        variant={mayChange ? 'default' : 'filled'}
        leftSection={mayChange ? undefined : <IconDeviceFloppy size={16} />}
        disabled={!isReady}
        onClick={() => setNaming(true)}
      >
        {mayChange ? t('saveAs') : t('save')}
      </Button>
      {isNaming && (
        <NameDialog
          draft={draft}
          onClose={() => setNaming(false)}
          onSaved={(done) => {
            setNaming(false);
            told(done);
          }}
        />
      )}
    </Group>
  );
}

interface NameDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onSaved: (saved: SavedReport) => void;
}

function NameDialog({ draft, onClose, onSaved }: NameDialogProps) {
  const t = useTexts(builderTexts);
  const words = useTexts(rpcTexts);
  const save = useCommand(client.reports.save, { changes: ['report'], errors: 'inline' });
  const form = useForm({
    initialValues: { name: draft.spec.title },
    validate: { name: (value) => (value.trim() === '' ? words('field.required') : null) },
  });
  return (
    <Modal opened onClose={onClose} title={t('saveAs')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <FormFrame
        error={save.error}
        isBusy={save.isRunning}
        submit={t('save')}
        onCancel={onClose}
        onSubmit={form.onSubmit(
          async ({ name }) => {
            const outcome = await save.run({ name, ...draft });
            if (outcome.ok) onSaved(outcome.value);
            else showFieldErrors(form, outcome.error);
          },
          (errors) => focusFirstError(form, errors),
        )}
      >
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          data-autofocus
          maxLength={120}
          {...form.getInputProps('name')}
        />
      </FormFrame>
    </Modal>
  );
}
