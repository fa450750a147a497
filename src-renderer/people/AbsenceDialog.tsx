import { Checkbox, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { localDate } from '#shared/calendars/localTime.ts';
import type { Person } from '#shared/people/contract.ts';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { shownTimeZone } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { focusFirstError } from '../ui/formErrors.ts';
import { uiTexts } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { type AbsenceValues, absenceSpan } from './absenceSpan.ts';
import { absenceTexts } from './absenceTexts.ts';
import styles from './people.module.css';

export type HandOn = readonly { readonly id: number; readonly folio: string; readonly title: string }[];

interface AbsenceDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onAdded: (activeTickets: HandOn) => void;
}

const KINDS = ['vacation', 'sick', 'training', 'other'] as const;

/** A new absence: whole days, or from one hour to another. */
export function AbsenceDialog({ person, onClose, onAdded }: AbsenceDialogProps) {
  const t = useTexts(absenceTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const tWords = useTexts(words);
  const zone = shownTimeZone() ?? 'UTC';
  const today = localDate(useNow(), zone);
  const add = useCommand(client.people.addAbsence, { changes: ['absence'], errors: 'inline' });
  const form = useForm<AbsenceValues>({
    mode: 'controlled',
    initialValues: {
      kind: 'vacation',
      from: today,
      to: today,
      isWholeDay: true,
      fromTime: '09:00',
      toTime: '18:00',
      note: '',
    },
    validate: (values) => {
      const span = absenceSpan(values, zone);
      if (span.ok) return {};
      return Object.fromEntries(
        Object.entries(span.error).map(([field, problem]) => [
          field,
          problem === 'endsBefore' ? t('endsBefore') : tRpc(`field.${problem}`),
        ]),
      );
    },
  });
  const values = form.getValues();

  const send = async (sent: AbsenceValues) => {
    const span = absenceSpan(sent, zone);
    if (!span.ok) return;
    const outcome = await add.run({ id: person.id, ...span.value, kind: sent.kind, note: sent.note });
    if (!outcome.ok) return;
    showDone(t('added'));
    onAdded(outcome.value.activeTickets);
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('newTitle', { name: person.name })}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <FormFrame
        onSubmit={form.onSubmit(
          (sent) => void send(sent),
          (errors) => focusFirstError(form, errors),
        )}
        error={add.error}
        isBusy={add.isRunning}
        submit={t('add')}
        onCancel={onClose}
      >
        <Stack gap="sm">
          <Select
            label={t('kind')}
            data={KINDS.map((kind) => ({ value: kind, label: tWords(`absence.${kind}`) }))}
            allowDeselect={false}
            value={values.kind}
            onChange={(kind) => form.setFieldValue('kind', kind as AbsenceValues['kind'])}
          />
          <div className={styles.pair}>
            <TextInput type="date" label={t('from')} {...form.getInputProps('from')} />
            <TextInput type="date" label={t('to')} {...form.getInputProps('to')} />
            {!values.isWholeDay && (
              <>
                <TextInput type="time" label={t('fromTime')} {...form.getInputProps('fromTime')} />
                <TextInput type="time" label={t('toTime')} {...form.getInputProps('toTime')} />
              </>
            )}
          </div>
          <Checkbox label={t('wholeDays')} {...form.getInputProps('isWholeDay', { type: 'checkbox' })} />
          <TextInput
            label={t('note')}
            description={t('noteHint')}
            maxLength={200}
            {...form.getInputProps('note')}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
