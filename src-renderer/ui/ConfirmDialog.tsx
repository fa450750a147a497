import { Box, Button, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import styles from './FormFrame.module.css';
import { uiTexts } from './texts.ts';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The verb of what will happen, never "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTexts(uiTexts);
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text size="sm" component="div">
        {props.children}
      </Text>
      <Box mt="lg" className={styles.buttons}>
        <Button variant="default" onClick={props.onCancel} data-autofocus>
          {props.cancel ?? t('cancel')}
        </Button>
        <Button
          className={props.isDangerous === true ? styles.danger : undefined}
          loading={props.isBusy === true}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </Box>
    </Modal>
  );
}
