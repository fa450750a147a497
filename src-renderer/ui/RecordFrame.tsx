import { Alert } from '@mantine/core';
import { IconCheck, IconEye } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { ConflictPanel, type Described } from './ConflictPanel.tsx';
import { FormFrame } from './FormFrame.tsx';
import { PropertyList } from './PropertyList.tsx';
import { recordTexts } from './recordTexts.ts';
import { StatusBadge } from './StatusBadge.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import type { RecordForm } from './useRecordForm.ts';

interface RecordFrameProps<V extends object> {
  readonly record: RecordForm<V>;
  /** What the form says, field by field: to read it, and to compare two versions. */
  readonly describe: (values: V) => readonly Described[];
  readonly mayEdit: boolean;
  readonly onCancel?: () => void;
  /** For whoever holds the form (a drawer) and must ask before it goes. */
  readonly onDirty?: (isDirty: boolean) => void;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The form of a row that others may change too; whoever may not change it reads the same as lines. */
export function RecordFrame<V extends object>(props: RecordFrameProps<V>) {
  const { record, describe, mayEdit, onDirty } = props;
  const t = useTexts(recordTexts);
  const values = record.form.getValues();
  const isDirty = mayEdit && record.form.isDirty();
  // Before the next key can arrive: Escape right after a letter must already find the form changed.
  useLayoutEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);

  if (!mayEdit)
    return (
      <div>
        <Alert variant="light" color="gray" icon={<IconEye size={18} />} mb="md" py="xs">
          {t('readOnly')}
        </Alert>
        <PropertyList items={describe(values).filter((field) => field.value !== '')} />
      </div>
    );
  return (
    <FormFrame
      onSubmit={record.submit}
      error={record.error}
      isBusy={record.isBusy}
      {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}
      aside={
        <>
          {props.aside}
          {/* Quiet, and never over the button that was just pressed. */}
          <span role="status">
            {record.isSaved && (
              <StatusBadge tone="success" icon={<IconCheck stroke={2} />} variant="plain">
                {t('saved')}
              </StatusBadge>
            )}
          </span>
        </>
      }
    >
      {props.children}
      <ConflictPanel conflict={record.conflict} mine={values} describe={describe} isBusy={record.isBusy} />
      <UnsavedGuard isDirty={isDirty} />
    </FormFrame>
  );
}
