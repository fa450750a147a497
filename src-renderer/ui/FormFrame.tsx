import { Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import type { CallError } from '../rpc/appError.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './FormFrame.module.css';
import { uiTexts } from './texts.ts';

interface FormFrameProps {
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
  /** The last refusal of the command, said above the buttons. */
  readonly error?: CallError | null;
  /** The verb; “Guardar” unless given. */
  readonly submit?: string;
  readonly isBusy?: boolean;
  readonly onCancel?: () => void;
  /** “Cancelar” unless given: where the verb itself is to cancel, two of them would puzzle. */
  readonly cancel?: string;
  /** False while the button would do nothing. */
  readonly canSubmit?: boolean;
  /** What the button does cannot be undone. */
  readonly isDangerous?: boolean;
  /** More buttons, at the left. */
  readonly aside?: ReactNode;
}

/** A form: its fields, what went wrong, its buttons. Fields are Mantine's with `useForm`. */
export function FormFrame(props: FormFrameProps) {
  const t = useTexts(uiTexts);
  return (
    <form onSubmit={props.onSubmit} noValidate>
      <Stack gap="md">
        {props.children}
        <ErrorNote error={props.error ?? null} />
        <Group justify="space-between" gap="xs">
          {props.aside}
          <div className={styles.buttons}>
            {props.onCancel !== undefined && (
              <Button variant="default" onClick={props.onCancel}>
                {props.cancel ?? t('cancel')}
              </Button>
            )}
            <Button
              type="submit"
              loading={props.isBusy === true}
              disabled={props.canSubmit === false}
              className={props.isDangerous === true ? styles.danger : undefined}
            >
              {props.submit ?? t('save')}
            </Button>
          </div>
        </Group>
      </Stack>
    </form>
  );
}

/** A refusal told in place. */
export function ErrorNote({ error }: { readonly error: CallError | null }) {
  const sentence = useErrorSentence();
  if (error === null) return null;
  return (
    <div className={styles.note} role="alert">
      <IconAlertTriangle size={17} stroke={1.75} aria-hidden />
      {sentence(error)}
    </div>
  );
}
