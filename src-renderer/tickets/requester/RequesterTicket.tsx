import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { OfferDialog } from '../actions/OfferDialog.tsx';
import type { Offer } from '../actions/offered.ts';
import { useTicketCommand } from '../actions/useTicketCommand.ts';
import { EquipmentList } from '../equipment/EquipmentPanel.tsx';
import { Attachments } from '../ticket/Attachments.tsx';
import { QueuedMessages } from '../ticket/QueuedMessages.tsx';
import { Message } from '../ticket/Timeline.tsx';
import { usePresenceIn } from '../ticket/usePresenceIn.ts';
import { ProgressLine } from './ProgressLine.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import styles from './RequesterTicket.module.css';
import { Standing } from './Standing.tsx';
import { requesterTexts } from './texts.ts';

interface RequesterTicketProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** One calm column: how it goes, until when, what was said, and the few things that one may do. */
export function RequesterTicket({ ticket, onClose }: RequesterTicketProps) {
  const t = useTexts(requesterTexts);
  const me = useMe();
  const { typing } = usePresenceIn(ticket.id);
  const [open, setOpen] = useState<Offer | null>(null);
  const may = (action: Ticket['allowedActions'][number]) => ticket.allowedActions.includes(action);
  const isApprover = may('approve') && ticket.status === 'pendingApproval';
  const approve = useTicketCommand(client.tickets.approve, ticket, { wanted: t('approve') });

  return (
    <div className={styles.scroll}>
      <article className={styles.column}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          className={styles.back}
          onClick={onClose}
          data-print="no"
        >
          <IconArrowLeft size={16} aria-hidden /> {t('back')}
        </Anchor>
        <header>
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {ticket.folio}
            </Text>
            <TicketStateBadge status={ticket.status} />
          </Group>
          <h1 className={styles.title}>{ticket.title}</h1>
          <Text size="xs" c="dimmed">
            {ticket.service?.name}
            {ticket.service !== null && ' · '}
            <RelativeTime iso={ticket.createdAt} as="day" />
          </Text>
        </header>
        {isApprover && (
          <section className={styles.ask}>
            <Text size="sm">{t('asks', { name: ticket.requester.name })}</Text>
            <Group gap="xs" mt="xs">
              <Button loading={approve.isRunning} onClick={() => void approve.run({})}>
                {t('approve')}
              </Button>
              <Button variant="default" onClick={() => setOpen('reject')}>
                {t('reject')}
              </Button>
            </Group>
          </section>
        )}
        <ProgressLine ticket={ticket} />
        <Standing ticket={ticket} onOpen={setOpen} />
        <section className={styles.conversation} aria-label={t('conversation')}>
          <div className={styles.request}>
            <div className={styles.text}>{ticket.description}</div>
            <Attachments files={ticket.attachments} />
            <EquipmentList ticketId={ticket.id} />
          </div>
          {ticket.messages.map((message) => (
            <Message key={message.id} message={message} requesterId={me.id} />
          ))}
          <QueuedMessages folio={ticket.folio} />
        </section>
        {may('reply') && <ReplyBox ticket={ticket} onTyping={typing} />}
        <Group gap="xs" data-print="no">
          {may('reopen') && ticket.status === 'closed' && (
            <Button variant="default" size="xs" onClick={() => setOpen('reopen')}>
              {t('reopen')}
            </Button>
          )}
          {may('cancel') && !isApprover && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              className={styles.quietButton}
              onClick={() => setOpen('cancel')}
            >
              {t('cancel')}
            </Button>
          )}
        </Group>
      </article>
      {open !== null && <OfferDialog offer={open} ticket={ticket} onClose={() => setOpen(null)} />}
    </div>
  );
}
