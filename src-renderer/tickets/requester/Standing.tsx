import { Button, Group, Text } from '@mantine/core';
import { IconCalendarEvent, IconCheck, IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { fromIso } from '#shared/kernel/time.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { useNow } from '../../ui/useNow.ts';
import { RatingFields } from '../actions/CloseDialog.tsx';
import type { Offer } from '../actions/offered.ts';
import { useTicketCommand } from '../actions/useTicketCommand.ts';
import { useDraft } from '../drafts.ts';
import { onDesk } from '../search.ts';
import styles from './RequesterTicket.module.css';
import { requesterTexts } from './texts.ts';

interface StandingProps {
  readonly ticket: Ticket;
  readonly onOpen: (offer: Offer) => void;
}

/** Where it stands in one plain sentence and, when something is wanted of the reader, the place to do it. */
export function Standing({ ticket, onOpen }: StandingProps) {
  const t = useTexts(requesterTexts);
  const formats = useFormats();
  const now = useNow();
  const due = ticket.resolutionDueAt;
  switch (ticket.status) {
    case 'pendingApproval':
      return <Sentence>{t('approvalHint')}</Sentence>;
    case 'waiting':
      if (ticket.waitingFor === 'supplier') return <Sentence>{t('waitingSupplier')}</Sentence>;
      return (
        <section className={styles.ask}>
          <Text fw={600}>
            <IconMessageQuestion size={18} className={styles.mark} aria-hidden /> {t('waitingYou')}
          </Text>
          <Text size="sm">{t('waitingYouHint')}</Text>
        </section>
      );
    case 'scheduled':
      return ticket.scheduledFrom === null || ticket.scheduledTo === null ? null : (
        <section className={styles.ask}>
          <Text fw={600}>
            <IconCalendarEvent size={18} className={styles.mark} aria-hidden />{' '}
            {t('appointment', {
              when: formats.dayAndTime(ticket.scheduledFrom, now),
              to: formats.time(ticket.scheduledTo),
            })}
          </Text>
        </section>
      );
    case 'new':
    case 'assigned':
    case 'inProgress':
      return (
        <Sentence>
          {ticket.assignee === null && `${t('queued')} `}
          {due !== null && t(now > fromIso(due) ? 'late' : 'until', { when: formats.dayAndTime(due, now) })}
        </Sentence>
      );
    case 'resolved':
      return <Confirm ticket={ticket} onOpen={onOpen} />;
    case 'closed':
      return <Closed ticket={ticket} />;
    case 'cancelled':
      return ticket.mergedInto === null ? (
        <Cancelled ticket={ticket} />
      ) : (
        <Sentence>
          <Link to="/solicitudes/$folio" params={{ folio: ticket.mergedInto.folio }} search={onDesk()}>
            {t('cancelledMerged', { folio: ticket.mergedInto.folio })}
          </Link>
        </Sentence>
      );
  }
}

/** Who ended it and why, as far as they said. */
function Cancelled({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(requesterTexts);
  const formats = useFormats();
  const now = useNow();
  const history = useQuery(orpc.tickets.history.queryOptions({ input: { id: ticket.id } }));
  const said = history.data?.items.findLast(({ action }) => action === 'ticket.cancelled');
  const when = ticket.cancelledAt === null ? '' : formats.dayAndTime(ticket.cancelledAt, now);
  return (
    <>
      <Sentence>
        {said?.actor == null ? t('cancelled', { when }) : t('cancelledBy', { name: said.actor.name, when })}
      </Sentence>
      {said?.text != null && <blockquote className={styles.reason}>{said.text}</blockquote>}
    </>
  );
}

function Sentence({ children }: { readonly children: ReactNode }) {
  return <p className={styles.sentence}>{children}</p>;
}

/** “¿Quedó resuelto?”: the solution, the rating and the two ways to answer. */
function Confirm({ ticket, onOpen }: StandingProps) {
  const t = useTexts(requesterTexts);
  const formats = useFormats();
  const now = useNow();
  const close = useTicketCommand(client.tickets.close, ticket, {
    wanted: t('yes'),
    errors: 'inline',
    onDone: () => showDone(t('thanks')),
  });
  const [rating, setRating] = useState<number | null>(null);
  const [comment, setComment, forget] = useDraft(`rate.${ticket.id}`);
  const confirm = async () => {
    const said = comment.trim();
    const rated = rating === null ? {} : { rating, ...(said === '' ? {} : { comment: said }) };
    const outcome = await close.run(rated, comment);
    if (outcome.ok) forget();
  };
  if (!ticket.allowedActions.includes('close')) return null;
  return (
    <section className={styles.ask}>
      <Text fw={600} fz="lg">
        {t('readyTitle')}
      </Text>
      {ticket.solution !== null && <blockquote className={styles.solution}>{ticket.solution}</blockquote>}
      <RatingFields rating={rating} onRating={setRating} comment={comment} onComment={setComment} />
      <ErrorNote error={close.error?.code === 'conflict' ? null : close.error} />
      <Group gap="xs">
        <Button
          leftSection={<IconCheck size={16} />}
          loading={close.isRunning}
          onClick={() => void confirm()}
        >
          {t('yes')}
        </Button>
        {ticket.allowedActions.includes('reopen') && (
          <Button variant="default" onClick={() => onOpen('reopen')}>
            {t('stillFails')}
          </Button>
        )}
      </Group>
      {ticket.autoCloseAt !== null && (
        <Text size="xs">{t('readyHint', { when: formats.dayAndTime(ticket.autoCloseAt, now) })}</Text>
      )}
    </section>
  );
}

function Closed({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(requesterTexts);
  const formats = useFormats();
  const now = useNow();
  const rate = useTicketCommand(client.tickets.rate, ticket, {
    wanted: t('sendRating'),
    errors: 'inline',
    onDone: () => showDone(t('thanks')),
  });
  const [rating, setRating] = useState<number | null>(null);
  const [comment, setComment, forget] = useDraft(`rate.${ticket.id}`);
  const send = async () => {
    if (rating === null) return;
    const said = comment.trim();
    const outcome = await rate.run({ rating, ...(said === '' ? {} : { comment: said }) }, comment);
    if (outcome.ok) forget();
  };
  return (
    <>
      <Sentence>
        {ticket.closedAt !== null && t('closed', { when: formats.dayAndTime(ticket.closedAt, now) })}{' '}
        {ticket.rating !== null && t('rated', { rating: ticket.rating })}
      </Sentence>
      {ticket.allowedActions.includes('rate') && (
        <section className={styles.ask}>
          <RatingFields rating={rating} onRating={setRating} comment={comment} onComment={setComment} />
          <ErrorNote error={rate.error?.code === 'conflict' ? null : rate.error} />
          {rating !== null && (
            <Group>
              <Button loading={rate.isRunning} onClick={() => void send()}>
                {t('sendRating')}
              </Button>
            </Group>
          )}
        </section>
      )}
    </>
  );
}
