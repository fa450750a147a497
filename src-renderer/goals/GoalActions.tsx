import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Goal } from '#shared/goals/fields.ts';
import { client } from '../rpc/client.ts';
import { useAllows, useMe } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { focusFirstError } from '../ui/formErrors.ts';
import { uiTexts } from '../ui/texts.ts';
import styles from './goals.module.css';
import { goalTexts } from './texts.ts';

interface GoalActionsProps {
  readonly goal: Goal;
  /** Left out where it is changed elsewhere. */
  readonly onEdit?: () => void;
}

/** What the reader may do with a goal: decide about it, end it, change it. */
export function GoalActions({ goal, onEdit }: GoalActionsProps) {
  const t = useTexts(goalTexts);
  const me = useMe();
  const mayManage = useAllows('goals.manage');
  const accept = useCommand(client.goals.accept, {
    changes: ['goal'],
    onDone: () => showDone(t('accepted')),
  });
  const [asking, setAsking] = useState<'decline' | 'end' | null>(null);
  const isProposed = goal.state === 'proposed';
  const mayChange =
    (isProposed || goal.state === 'inForce') && (mayManage || (isProposed && goal.proposedBy?.id === me.id));
  if (!mayChange && !mayManage) return null;
  return (
    <div className={styles.actions} data-print="no">
      {mayManage && isProposed && (
        <>
          <Button
            size="xs"
            loading={accept.isRunning}
            onClick={() => void accept.run({ id: goal.id, version: goal.version })}
          >
            {t('accept')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking('decline')}>
            {t('decline')}
          </Button>
        </>
      )}
      {mayChange && onEdit !== undefined && (
        <Button size="xs" variant="default" onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {mayManage && goal.state === 'inForce' && (
        <Button size="xs" variant="default" onClick={() => setAsking('end')}>
          {t('end')}
        </Button>
      )}
      {asking !== null && <Reason goal={goal} action={asking} close={() => setAsking(null)} />}
    </div>
  );
}

interface ReasonProps {
  readonly goal: Goal;
  readonly action: 'decline' | 'end';
  readonly close: () => void;
}

/** To decline takes a reason, to end may have one. */
function Reason({ goal, action, close }: ReasonProps) {
  const t = useTexts(goalTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (reason: string) =>
        action === 'decline' && reason.trim() === '' ? tRpc('field.required') : null,
    },
  });
  const shared = { changes: ['goal'], errors: 'inline' as const };
  const decline = useCommand(client.goals.decline, { ...shared, onDone: () => done('declined') });
  const end = useCommand(client.goals.end, { ...shared, onDone: () => done('ended') });
  const done = (what: 'declined' | 'ended') => {
    showDone(t(what));
    close();
  };
  const send = ({ reason }: { reason: string }) => {
    const key = { id: goal.id, version: goal.version };
    if (action === 'decline') void decline.run({ ...key, reason });
    else void end.run({ ...key, reason: reason.trim() === '' ? null : reason });
  };
  const command = action === 'decline' ? decline : end;
  return (
    <Modal
      opened
      onClose={close}
      title={t(`ask.${action}`)}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <FormFrame
        onSubmit={form.onSubmit(send, (errors) => focusFirstError(form, errors))}
        error={command.error}
        isBusy={command.isRunning}
        submit={t(action)}
        onCancel={close}
      >
        <Stack gap="sm">
          <Textarea
            label={t('reason')}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            withAsterisk={action === 'decline'}
            {...form.getInputProps('reason')}
          />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
