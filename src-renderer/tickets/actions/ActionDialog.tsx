import { Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CallError } from '../../rpc/appError.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { RuleNote } from './RuleNote.tsx';

interface ActionDialogProps {
  readonly title: string;
  readonly hint?: string;
  /** The verb of the button. */
  readonly submit: string;
  /** The other button, where “Cancelar” could be taken for the verb. */
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  readonly children?: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly error: CallError | null;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** The frame of every action that asks something first. It closes when the action is done, never before. */
export function ActionDialog(props: ActionDialogProps) {
  const ui = useTexts(uiTexts);
  const { error } = props;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 'md'}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          props.onSubmit();
        }}
        error={error?.code === 'ruleBroken' || error?.code === 'conflict' ? null : error}
        isBusy={props.isBusy}
        submit={props.submit}
        onCancel={props.onClose}
        {...(props.cancel === undefined ? {} : { cancel: props.cancel })}
        isDangerous={props.isDangerous === true}
      >
        {props.hint !== undefined && (
          <Text size="sm" c="dimmed">
            {props.hint}
          </Text>
        )}
        {props.children}
        <RuleNote error={error} />
      </FormFrame>
    </Modal>
  );
}
