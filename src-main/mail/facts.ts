import { z } from 'zod';
import type { MailSettings } from '#shared/mail/settings.ts';
import type { MailFacts, PartFacts } from '#shared/mail/templates/facts.ts';
import { MAIL_ACTS, whatHappened } from '#shared/mail/whatHappened.ts';
import { subjectAddress, ticketAddress } from '#shared/notifications/address.ts';
import { NOTIFICATION_KINDS, noticeSubject } from '#shared/notifications/contract.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { newestHistoryOf } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import { digestFacts } from './digestFacts.ts';
import { linkTo } from './link.ts';

const kindColumn = z.enum(NOTIFICATION_KINDS);
const actColumn = z.enum(MAIL_ACTS).nullable();
const languageColumn = z.enum(LANGUAGES);

/** Where a person is written to now, and what stands in the message. */
export interface Gathered {
  readonly address: string;
  readonly facts: MailFacts;
}

/**
 * Everything that a queued message says, read when it is made: nothing of it was stored, so that what was erased or
 * corrected meanwhile goes out to nobody. Null when there is nobody to write to any more, or nothing to say.
 */
export async function gatherFacts(
  db: ReadDb,
  queued: { readonly id: number; readonly personId: number; readonly ticketId: number | null },
  settings: Settings,
): Promise<Gathered | null> {
  const person = await db
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('id', '=', queued.personId)
    .where('isEnabled', '=', 1)
    .executeTakeFirst();
  if (person === undefined || person.email === null) return null;
  const { mail, institution } = settings;
  const language = languageColumn.catch(institution.language).parse(person.language);
  const ticket = queued.ticketId === null ? null : await ticketOf(db, queued.ticketId);
  const parts = await partsOf(db, queued.id, { mail, language, ticket });
  if (parts.length === 0) return null;
  const facts: MailFacts = {
    language,
    timeZone: institution.timeZone,
    institution: institution.name,
    reader: person.name,
    canReply: mail.replyTo !== '',
    ticket: ticket && {
      folio: ticket.folio,
      title: ticket.title,
      link: linkTo(mail, ticketAddress(ticket.folio)),
      requester: ticket.requester,
      assignee: ticket.assignee,
      dueAt: ticket.resolutionDueAt,
      autoCloseDays: settings.tickets.autoCloseDays,
    },
    parts,
    preferencesLink: linkTo(mail, '/notificaciones'),
  };
  return { address: person.email, facts };
}

type Ticket = NonNullable<Awaited<ReturnType<typeof ticketOf>>>;

async function ticketOf(db: ReadDb, id: number) {
  const row = await db
    .selectFrom('tickets as t')
    .innerJoin('people as requester', 'requester.id', 't.requesterId')
    .leftJoin('people as assignee', 'assignee.id', 't.assigneeId')
    .select([
      't.id',
      't.folio',
      't.title',
      't.resolutionDueAt',
      't.scheduledFrom',
      't.scheduledTo',
      't.solution',
      'requester.name as requester',
      'assignee.name as assignee',
    ])
    .where('t.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

interface About {
  readonly mail: MailSettings;
  readonly language: keyof typeof ticketWords;
  readonly ticket: Ticket | null;
}

async function partsOf(db: ReadDb, mailId: number, about: About): Promise<PartFacts[]> {
  const rows = await db
    .selectFrom('mailParts as part')
    .leftJoin('people as actor', 'actor.id', 'part.actorId')
    .select([
      'part.kind',
      'part.status',
      'part.act',
      'part.isOwn',
      'part.at',
      'part.subject',
      'actor.name as actor',
    ])
    .where('part.mailId', '=', mailId)
    .orderBy('part.id')
    .execute();
  const parts: PartFacts[] = [];
  for (const row of rows) {
    const kind = kindColumn.parse(row.kind);
    const what = whatHappened({
      kind,
      status: row.status,
      act: actColumn.parse(row.act),
      isOwn: row.isOwn === 1,
    });
    if (what === null) continue;
    const subject = row.subject === null ? null : noticeSubject.parse(JSON.parse(row.subject));
    const status = TICKET_STATUSES.find((one) => one === row.status);
    parts.push({
      what,
      actor: row.actor,
      quote: about.ticket === null ? null : await quoteOf(db, about.ticket, what, row.at),
      from: about.ticket?.scheduledFrom ?? null,
      to: about.ticket?.scheduledTo ?? null,
      status: status === undefined ? null : ticketWords[about.language].status[status],
      subject: subject && { label: subject.label, link: linkTo(about.mail, subjectAddress(kind, subject)) },
      digest: subject?.entity === 'digest' ? await digestFacts(db, subject.id, about.mail) : null,
    });
  }
  return parts;
}

/** What was written on that occasion; internal notes never leave the house. */
async function quoteOf(
  db: ReadDb,
  ticket: Ticket,
  what: PartFacts['what'],
  at: number,
): Promise<string | null> {
  switch (what) {
    case 'resolved':
      return ticket.solution;
    case 'replied':
      return publicReply(db, ticket.id, at);
    case 'asked':
      return reasonGiven(db, ticket.id, 'ticket.waiting', at);
    case 'cancelled':
      return reasonGiven(db, ticket.id, 'ticket.cancelled', at);
    case 'reopened':
      return reasonGiven(db, ticket.id, 'ticket.reopened', at);
    default:
      return null;
  }
}

async function publicReply(db: ReadDb, ticketId: number, at: number): Promise<string | null> {
  const row = await db
    .selectFrom('ticketMessages')
    .select('body')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'reply')
    .where('at', '=', at)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? null;
}

/** How far back the reason of a step is looked for: a message waits minutes, rarely a day. */
const LOOKED_AT = 100;

async function reasonGiven(db: ReadDb, ticketId: number, action: string, at: number): Promise<string | null> {
  const events = await newestHistoryOf(
    db,
    { entity: 'ticket', id: ticketId },
    { beforeSeq: null, limit: LOOKED_AT },
  );
  const reason = events.find((event) => event.action === action && event.at === at)?.text?.reason;
  return typeof reason === 'string' ? reason : null;
}
