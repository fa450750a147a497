import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client } from '../../rpc/client.ts';
import { useErrorSentence } from '../../rpc/errorSentence.ts';
import { useMe } from '../../rpc/session.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useNow } from '../../ui/useNow.ts';
import { keepFiles } from '../later.ts';
import styles from './NewTicket.module.css';
import { newTicketTexts } from './texts.ts';

interface RegisteredProps {
  readonly ticket: Ticket;
  /** To be attached to it right away. */
  readonly files: readonly File[];
  readonly onAnother: () => void;
}

/** The folio, who has it and until when; the files follow by themselves. */
export function Registered({ ticket, files, onAnother }: RegisteredProps) {
  const t = useTexts(newTicketTexts);
  const formats = useFormats();
  const sentence = useErrorSentence();
  const now = useNow();
  const isOwn = useMe().id === ticket.requester.id;
  const attach = useCommand(client.tickets.attach, {
    changes: ['ticket'],
    errors: 'inline',
    later: (_input, attempt) =>
      keepFiles(ticket.folio, files, { messageId: null, isInternal: false }, attempt),
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const isBegun = useRef(false);
  const send = () => attach.run({ id: ticket.folio, files: [...files], isInternal: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the ticket has just been made
  useEffect(() => {
    heading.current?.focus();
    if (isBegun.current || files.length === 0) return;
    isBegun.current = true;
    void send();
  }, []);

  const due = ticket.resolutionDueAt;
  return (
    <section className={styles.done}>
      <IconCircleCheck size={40} stroke={1.5} className={styles.doneMark} aria-hidden />
      <h2 className={styles.doneTitle} tabIndex={-1} ref={heading}>
        {t(isOwn ? 'doneTitle' : 'doneTitleStaff')}
      </h2>
      <p className={styles.folio}>
        <span className={styles.quiet}>{t('folio')}</span> {ticket.folio}
      </p>
      <Text size="md">
        {ticket.status === 'pendingApproval'
          ? t('pending')
          : ticket.assignee === null
            ? t('queued')
            : t('hasIt', { name: ticket.assignee.name })}
      </Text>
      {due !== null && <Text size="md">{t('until', { when: formats.dayAndTime(due, now) })}</Text>}
      {attach.isRunning && (
        <Group gap="xs" role="status">
          <Loader size="xs" /> {t('filesSending')}
        </Group>
      )}
      {attach.error !== null && (
        <Alert color="red" role="alert">
          {t('filesFailed')} {sentence(attach.error)}
          <div>
            <Button size="xs" mt="xs" variant="default" onClick={() => void send()}>
              {t('retryFiles')}
            </Button>
          </div>
        </Alert>
      )}
      <Group gap="xs" mt="md">
        <LinkButton to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
          {t('open')}
        </LinkButton>
        <Button variant="default" onClick={onAnother}>
          {t('another')}
        </Button>
      </Group>
    </section>
  );
}
