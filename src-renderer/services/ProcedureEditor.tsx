import { Textarea } from '@mantine/core';
import type { Procedure } from '#shared/services/contract.ts';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { serviceTexts } from './texts.ts';

interface ProcedureEditorProps {
  readonly serviceId: number;
  /** What the new version goes on from; null when this is the first. */
  readonly newest: Procedure | null;
  readonly onDone: () => void;
}

interface Editable {
  readonly id: number;
  /** The number of the procedure: versions are only added. */
  readonly version: number;
  readonly body: string;
}

/** Writes a new version of a procedure, beginning with the newest. */
export function ProcedureEditor({ serviceId, newest, onDone }: ProcedureEditorProps) {
  const t = useTexts(serviceTexts);
  const tRpc = useTexts(rpcTexts);
  const save = useCommand(client.services.saveProcedure, { changes: ['procedure'], errors: 'inline' });
  const record = useRecordForm({
    record:
      newest === null ? null : ({ id: newest.id, version: newest.number, body: newest.body } as Editable),
    valuesOf: (from: Editable | null) => ({ body: from?.body ?? '' }),
    validate: (values): Record<string, string> =>
      values.body.trim() === '' ? { body: tRpc('field.required') } : {},
    command: save,
    inputOf: ({ body }, seen) => ({ id: serviceId, body, afterNumber: seen?.version ?? 0 }),
    onSaved: () => {
      showDone(t('procedureSaved'));
      onDone();
    },
  });
  return (
    <div style={{ maxWidth: '52rem' }}>
      <RecordFrame
        record={record}
        mayEdit
        onCancel={onDone}
        describe={(values) => [{ label: t('procedure'), value: values.body }]}
      >
        <Textarea
          label={t('steps')}
          description={t('stepsHint')}
          autosize
          minRows={16}
          maxRows={40}
          maxLength={50_000}
          autoFocus
          {...record.form.getInputProps('body')}
        />
      </RecordFrame>
    </div>
  );
}
