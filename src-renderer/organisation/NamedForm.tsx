import { Checkbox, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import type { Command } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import type { NamedFormProps, NamedRecord } from './namedRecord.ts';
import { organisationTexts } from './texts.ts';

interface NamedValues {
  name: string;
  /** Only of what can be put out of use. */
  isEnabled?: boolean;
}

interface NamedFormOptions<R extends NamedRecord, V extends NamedValues, I, O> extends NamedFormProps<R> {
  readonly command: Command<I, O>;
  readonly saved: string;
  readonly valuesOf: (record: R | null) => V;
  readonly inputOf: (values: V, seen: { id: number; version: number } | null) => Omit<I, 'commandId'>;
  readonly nameLength: number;
  readonly nameHint?: string;
  /** The fields between the name and the state, as words and to be filled in. */
  readonly describe?: (values: V) => readonly { readonly label: string; readonly value: string }[];
  readonly children?: (form: UseFormReturnType<V>) => ReactNode;
}

/** The form of something with a name that may be put out of use; what else it has is the caller's. */
export function NamedForm<R extends NamedRecord, V extends NamedValues, I, O>(
  props: NamedFormOptions<R, V, I, O>,
) {
  const { close, describe } = props;
  const t = useTexts(organisationTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const mayManage = useAllows('people.manage');
  const record = useRecordForm<R, V, I, O>({
    record: props.record,
    valuesOf: props.valuesOf,
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: props.command,
    inputOf: props.inputOf,
    onSaved: () => {
      showDone(props.saved);
      close();
    },
  });
  const { form } = record;
  const { isEnabled } = form.getValues();
  return (
    <RecordFrame
      record={record}
      mayEdit={mayManage}
      onCancel={close}
      onDirty={props.onDirty}
      describe={(values) => [
        { label: t('field.name'), value: values.name },
        ...(describe?.(values) ?? []),
        ...(values.isEnabled === undefined
          ? []
          : [{ label: t('isOffered'), value: values.isEnabled ? tUi('yes') : tUi('no') }]),
      ]}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          {...(props.nameHint === undefined ? {} : { description: props.nameHint })}
          required
          maxLength={props.nameLength}
          data-autofocus
          {...form.getInputProps('name')}
        />
        {props.children?.(form)}
        {isEnabled !== undefined && (
          <Checkbox
            label={t('isOffered')}
            description={t('isOfferedHint')}
            {...form.getInputProps('isEnabled', { type: 'checkbox' })}
          />
        )}
      </Stack>
    </RecordFrame>
  );
}
