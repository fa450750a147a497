import { ActionIcon, Anchor } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { forecastTexts } from '../../signs/forecastTexts.ts';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketForecast, useSeesForecast } from '../../signs/TicketForecast.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useNow } from '../../ui/useNow.ts';
import { actionTexts } from '../actions/texts.ts';
import { EquipmentPanel } from '../equipment/EquipmentPanel.tsx';
import { MaintenancePanel } from '../paper/MaintenancePanel.tsx';
import { PaperButton } from '../paper/PaperButton.tsx';
import { onDesk } from '../search.ts';
import styles from './Properties.module.css';
import { responseOf } from './responseWords.ts';
import { ticketTexts } from './texts.ts';
import { WhyDialog } from './WhyDialog.tsx';
import { whyTexts } from './whyTexts.ts';

/** The property column: state, people, request, times, links, procedure. */
export function Properties({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const forecast = useTexts(forecastTexts);
  const seesForecast = useSeesForecast(ticket);
  const why = useTexts(whyTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const seesAll = useAllows('tickets.seeAll');
  const [isAsking, setIsAsking] = useState(false);
  const hasResponse = responseOf(ticket, useNow()) !== 'none';
  const contact = ticket.requesterContact;
  const spent = (seconds: number | null) =>
    seconds === null ? null : formats.duration(seconds, { workday: true });

  return (
    <div className={styles.properties}>
      <PropertyList
        items={[
          { label: t('properties.state'), value: <TicketStateBadge status={ticket.status} /> },
          {
            label: t('properties.priority'),
            value: <PriorityBadge priority={ticket.priority} variant="filled" />,
          },
          { label: t('properties.deadline'), value: <Due ticket={ticket} /> },
          {
            label: forecast('label'),
            value: seesForecast ? <TicketForecast key={ticket.id} ticket={ticket} /> : null,
          },
          { label: t('properties.response'), value: hasResponse ? <Response ticket={ticket} /> : null },
          {
            label: t('properties.assignee'),
            value: (
              <span>
                {ticket.assignee === null ? (
                  <span className={styles.quiet}>{t('properties.nobody')}</span>
                ) : (
                  <Person name={ticket.assignee.name} />
                )}{' '}
                {ticket.isOverLimit && <span className={styles.alarm}>({t('properties.overLimit')})</span>}
              </span>
            ),
          },
          {
            label: t('properties.method'),
            value:
              ticket.assignmentMethod === null && ticket.assignee !== null ? null : (
                <span>
                  {ticket.assignmentMethod !== null &&
                    ticket.assignee !== null &&
                    `${word(`method.${ticket.assignmentMethod}`)} · `}
                  {seesAll && (
                    <Anchor component="button" type="button" size="sm" onClick={() => setIsAsking(true)}>
                      {why('open')}
                    </Anchor>
                  )}
                </span>
              ),
          },
        ]}
      />
      <Group title={t('properties.requester')}>
        <PropertyList
          items={[
            { label: t('properties.name'), value: <Person name={ticket.requester.name} /> },
            { label: t('properties.post'), value: contact.post },
            { label: t('properties.area'), value: ticket.area?.name },
            { label: t('properties.location'), value: ticket.location?.name },
            {
              label: t('properties.phone'),
              value: contact.phone === null ? null : <a href={`tel:${contact.phone}`}>{contact.phone}</a>,
            },
            {
              label: t('properties.email'),
              value: contact.email === null ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>,
            },
          ]}
        />
      </Group>
      <EquipmentPanel ticket={ticket} />
      <MaintenancePanel ticket={ticket} />
      <Group title={t('properties.groupRequest')}>
        <PropertyList
          items={[
            { label: t('properties.service'), value: ticket.service?.name },
            { label: t('properties.impact'), value: word(`impact.${ticket.impact}`) },
            { label: t('properties.urgency'), value: word(`urgency.${ticket.urgency}`) },
            { label: t('properties.channel'), value: word(`channel.${ticket.channel}`) },
            {
              label: t('properties.form'),
              value:
                ticket.printedForm === 'none' ? null : (
                  <span className={styles.paper}>
                    {word(`printedForm.${ticket.printedForm}`)}
                    <PaperButton ticket={ticket} />
                  </span>
                ),
            },
            {
              label: t('properties.foreign', { system: ticket.foreignSystem ?? '' }),
              value: ticket.foreignNumber,
            },
          ]}
        />
      </Group>
      <Group title={t('properties.groupTimes')}>
        <PropertyList
          items={[
            { label: t('properties.created'), value: <RelativeTime iso={ticket.createdAt} as="day" /> },
            {
              label: t('properties.promise'),
              value:
                ticket.firstPromiseAt === null ? null : <RelativeTime iso={ticket.firstPromiseAt} as="day" />,
            },
            {
              label: t('properties.worked'),
              value: ticket.workedMinutes === 0 ? null : formats.duration(ticket.workedMinutes * 60),
            },
            { label: t('properties.response2'), value: spent(ticket.responseSeconds) },
            { label: t('properties.resolution'), value: spent(ticket.resolutionSeconds) },
            { label: t('properties.closure'), value: spent(ticket.closureSeconds) },
            {
              label: t('properties.reopened'),
              value: ticket.reopenCount === 0 ? null : t('properties.times', { count: ticket.reopenCount }),
            },
            {
              label: t('properties.rating'),
              value: ticket.rating === null ? null : <Rating ticket={ticket} />,
            },
          ]}
        />
      </Group>
      <Links ticket={ticket} />
      {ticket.procedure !== null && (
        <details className={styles.procedure}>
          <summary>{t('procedure', { number: ticket.procedure.number })}</summary>
          <div className={styles.text}>{ticket.procedure.body}</div>
        </details>
      )}
      {isAsking && <WhyDialog ticket={ticket} onClose={() => setIsAsking(false)} />}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Person({ name }: { readonly name: string }) {
  return (
    <span className={styles.person}>
      <Avatar name={name} size={18} isDecoration /> {name}
    </span>
  );
}

/** “vence hoy 16:40 · en 3 h”. */
function Due({ ticket }: { readonly ticket: Ticket }) {
  const formats = useFormats();
  const now = useNow();
  const due = ticket.resolutionDueAt;
  const isRunning = due !== null && ticket.resolvedAt === null && ticket.cancelledAt === null;
  return (
    <span>
      <DeadlineText ticket={ticket} />
      {isRunning && <span className={styles.quiet}> · {formats.relative(due, now)}</span>}
    </span>
  );
}

function Response({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  const now = useNow();
  const due = ticket.firstResponseDueAt;
  const given = ticket.firstRespondedAt;
  switch (responseOf(ticket, now)) {
    case 'none':
      return null;
    case 'given':
      return given === null ? null : t('responseGiven', { when: formats.dayAndTime(given, now) });
    case 'givenLate':
      return given === null ? null : t('responseLate', { when: formats.dayAndTime(given, now) });
    case 'due':
      return due === null ? null : t('responseDue', { when: formats.dayAndTime(due, now) });
    case 'late':
      return due === null ? null : (
        <span className={styles.alarm}>{t('responseOverdue', { when: formats.dayAndTime(due, now) })}</span>
      );
  }
}

function Rating({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(actionTexts);
  if (ticket.rating === null) return null;
  return (
    <span>
      {'★'.repeat(ticket.rating)} {t('ratingStep', { count: ticket.rating })}
      {ticket.ratingComment !== null && <q className={styles.comment}>{ticket.ratingComment}</q>}
    </span>
  );
}

function Links({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const actions = useTexts(actionTexts);
  const unlink = useCommand(client.tickets.unlink, { changes: ['ticket'] });
  if (ticket.links.length === 0) return null;
  const mayUnlink = ticket.allowedActions.includes('link');
  return (
    <Group title={t('properties.groupLinks')}>
      <ul className={styles.links}>
        {ticket.links.map((link) => (
          <li key={link.id} className={styles.link}>
            <TicketStateBadge status={link.status} variant="icon" />
            <Link to="/solicitudes/$folio" params={{ folio: link.folio }} search={onDesk()}>
              {link.folio}
            </Link>
            <span className={styles.clip}>
              {link.kind === 'mergedHere' ? `(${t('properties.mergedHere')}) ` : ''}
              {link.title}
            </span>
            {mayUnlink && link.kind === 'related' && (
              <ActionIcon
                size="sm"
                aria-label={actions('unlink', { folio: link.folio })}
                onClick={async () => {
                  const outcome = await unlink.run({ id: ticket.id, otherId: link.id });
                  if (outcome.ok) showDone(actions('unlinked', { folio: link.folio }));
                }}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Group>
  );
}
