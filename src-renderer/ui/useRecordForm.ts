import { type FormErrors, type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import type { CallError } from '../rpc/appError.ts';
import type { Command } from '../rpc/useCommand.ts';
import { focusFirstError, showFieldErrors } from './formErrors.ts';

interface Versioned {
  readonly id: number;
  readonly version: number;
}

interface RecordFormOptions<R extends Versioned, V extends object, I, O> {
  /** The newest known state of what is edited; null: something new. */
  readonly record: R | null;
  readonly valuesOf: (record: R | null) => V;
  readonly validate?: (values: V) => FormErrors;
  readonly command: Command<I, O>;
  /** What is sent; `seen` carries the id and the version that the person had before their eyes. */
  readonly inputOf: (values: V, seen: { id: number; version: number } | null) => Omit<I, 'commandId'>;
  /** The row as it was stored, for a form that stays open after the save. */
  readonly storedOf?: (output: O) => R;
  readonly onSaved?: (output: O) => void;
}

export interface RecordConflict<V> {
  readonly error: Extract<CallError, { code: 'conflict' }>;
  /** What is stored now; null while it is on its way. */
  readonly theirs: V | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

export interface RecordForm<V extends object> {
  readonly form: UseFormReturnType<V>;
  readonly submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  /** Set when somebody else saved in the meantime: both versions, for <ConflictPanel>. */
  readonly conflict: RecordConflict<V> | null;
  /** Any other refusal. */
  readonly error: CallError | null;
  readonly isBusy: boolean;
  /** The last save went well and nothing was changed since: said quietly beside the button. */
  readonly isSaved: boolean;
}

/**
 * A form over a row that others may change too. It sends the version that the person saw: live news never overwrite
 * what they are typing, and a stale save shows both versions instead of losing one.
 */
export function useRecordForm<R extends Versioned, V extends object, I, O>(
  options: RecordFormOptions<R, V, I, O>,
): RecordForm<V> {
  const { record, valuesOf, command } = options;
  const [seen, setSeen] = useState<R | null>(record);
  const [isSaved, setSaved] = useState(false);
  const form = useForm<V>({
    mode: 'controlled',
    initialValues: valuesOf(seen),
    ...(options.validate === undefined ? {} : { validate: options.validate as UseFormInput<V>['validate'] }),
  } as UseFormInput<V>);

  const adopt = (stored: R | null) => {
    const values = valuesOf(stored);
    setSeen(stored);
    form.setInitialValues(values);
    form.setValues(values);
    form.resetDirty(values);
  };

  // News from others are shown as long as nothing of one's own would be lost; else the save will tell.
  const isNews = record !== null && seen !== null && record.version > seen.version && !command.isRunning;
  useEffect(() => {
    if (isNews && !form.isDirty()) adopt(record);
  });

  const send = async (values: V, as: { id: number; version: number } | null) => {
    setSaved(false);
    const outcome = await command.run(options.inputOf(values, as));
    if (outcome.ok) {
      setSaved(true);
      if (options.storedOf === undefined) form.resetDirty();
      else adopt(options.storedOf(outcome.value));
      options.onSaved?.(outcome.value);
    } else showFieldErrors(form, outcome.error);
  };

  const { error } = command;
  const conflict = error?.code === 'conflict' ? error : null;
  const present = record !== null && conflict !== null && record.version >= conflict.details.version;

  return {
    form,
    submit: form.onSubmit(
      (values) => void send(values, seen),
      (errors) => focusFirstError(form, errors),
    ),
    conflict:
      conflict === null
        ? null
        : {
            error: conflict,
            theirs: present ? valuesOf(record) : null,
            keepMine: () =>
              void send(form.getValues(), {
                id: (seen ?? record)?.id ?? 0,
                version: conflict.details.version,
              }),
            takeTheirs: () => {
              adopt(record);
              command.forget();
            },
          },
    error: conflict === null ? error : null,
    isBusy: command.isRunning,
    isSaved: isSaved && !form.isDirty(),
  };
}
