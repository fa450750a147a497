import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { Ticket, TicketAttachment, TicketMessage, TicketRow } from '#shared/tickets/fields.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import type { Actor } from '../rpc/context.ts';
import { allowedActions, seesNotes } from './access.ts';
import { type AttachmentRecord, attachmentView } from './attachmentView.ts';
import type { TicketRecord } from './record.ts';

const ref = (id: number | null, name: string | null): Ref | null =>
  id === null || name === null ? null : { id, name };

/** Columns of a list row, with the names of what it refers to: one query for a whole page. */
const rowColumns = [
  't.id',
  't.folio',
  't.title',
  't.status',
  't.priority',
  't.impact',
  't.urgency',
  't.channel',
  't.serviceId',
  't.requesterId',
  't.areaId',
  't.assigneeId',
  't.createdAt',
  't.updatedAt',
  't.firstResponseDueAt',
  't.firstRespondedAt',
  't.resolutionDueAt',
  't.atRiskAt',
  't.resolvedAt',
  't.closedAt',
  't.remainingSeconds',
  't.isOverLimit',
  't.version',
  'service.name as serviceName',
  'requester.name as requesterName',
  'area.name as areaName',
  'assignee.name as assigneeName',
] as const;

function rowsFrom(db: ReadDb) {
  return db
    .selectFrom('tickets as t')
    .innerJoin('people as requester', 'requester.id', 't.requesterId')
    .leftJoin('people as assignee', 'assignee.id', 't.assigneeId')
    .leftJoin('services as service', 'service.id', 't.serviceId')
    .leftJoin('areas as area', 'area.id', 't.areaId')
    .select(rowColumns);
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof rowsFrom>['execute']>>[number];

function toRow(row: StoredRow): TicketRow {
  return {
    id: row.id,
    folio: row.folio,
    title: row.title,
    status: row.status,
    priority: row.priority,
    impact: row.impact,
    urgency: row.urgency,
    channel: row.channel,
    service: ref(row.serviceId, row.serviceName),
    requester: { id: row.requesterId, name: row.requesterName },
    area: ref(row.areaId, row.areaName),
    assignee: ref(row.assigneeId, row.assigneeName),
    createdAt: toIso(row.createdAt),
    updatedAt: toIso(row.updatedAt),
    firstResponseDueAt: toIsoOrNull(row.firstResponseDueAt),
    firstRespondedAt: toIsoOrNull(row.firstRespondedAt),
    resolutionDueAt: toIsoOrNull(row.resolutionDueAt),
    atRiskAt: toIsoOrNull(row.atRiskAt),
    resolvedAt: toIsoOrNull(row.resolvedAt),
    closedAt: toIsoOrNull(row.closedAt),
    remainingSeconds: row.remainingSeconds,
    isOverLimit: row.isOverLimit === 1,
    version: row.version,
  };
}

const rowsOfIds = prebuiltQuery((db, p: { ids: string }) =>
  rowsFrom(db).where(sql<boolean>`t.id IN (SELECT value FROM json_each(${p.ids}))`).compile(),
);

/** List rows for these ids, in the order given. */
export async function ticketRows(db: ReadDb, ids: readonly number[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOfIds.all(db, { ids: JSON.stringify(ids) });
  const byId = new Map(rows.map((row) => [row.id, toRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * A ticket as this person may see it: without notes and internal files for who is not staff. One that was made in this
 * very transaction (`isNew`) has no messages, files and links to look for.
 */
export async function viewTicket(
  db: ReadDb,
  actor: Actor,
  ticket: TicketRecord,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Ticket> {
  const withNotes = seesNotes(actor);
  const around = await rowAndAround.only(db, { id: ticket.id });
  const { messages, attachments, links } = isNew ? NOTHING_YET : await attachedTo(db, ticket.id, withNotes);
  return {
    ...toRow(around),
    description: ticket.description,
    location: ref(ticket.locationId, around.locationName),
    createdBy: ref(ticket.createdById, around.creatorName),
    requesterContact: { email: around.email, phone: around.phone, post: around.post },
    firstPromiseAt: toIsoOrNull(ticket.firstPromiseAt),
    firstAssignedAt: toIsoOrNull(ticket.firstAssignedAt),
    assignedAt: toIsoOrNull(ticket.assignedAt),
    cancelledAt: toIsoOrNull(ticket.cancelledAt),
    autoCloseAt: toIsoOrNull(ticket.autoCloseAt),
    waitingFor: ticket.waitingFor,
    scheduledFrom: toIsoOrNull(ticket.scheduledFrom),
    scheduledTo: toIsoOrNull(ticket.scheduledTo),
    solution: ticket.solution,
    reopenCount: ticket.reopenCount,
    workedMinutes: ticket.workedMinutes,
    responseSeconds: ticket.responseSeconds,
    resolutionSeconds: ticket.resolutionSeconds,
    closureSeconds: ticket.closureSeconds,
    rating: ticket.rating,
    ratingComment: ticket.ratingComment,
    mergedInto:
      ticket.mergedIntoId === null || around.mergedIntoFolio === null
        ? null
        : { id: ticket.mergedIntoId, folio: around.mergedIntoFolio },
    foreignSystem: ticket.foreignSystem,
    foreignNumber: ticket.foreignNumber,
    printedForm: around.printedForm ?? 'none',
    // The procedure is for whoever does the work.
    procedure:
      withNotes && around.procedureNumber !== null && around.procedureBody !== null
        ? { number: around.procedureNumber, body: around.procedureBody }
        : null,
    messages,
    attachments,
    links,
    assignmentMethod: around.assignmentMethod,
    allowedActions: allowedActions(actor, ticket),
  };
}

const NOTHING_YET: Pick<Ticket, 'messages' | 'attachments' | 'links'> = {
  messages: [],
  attachments: [],
  links: [],
};

async function attachedTo(db: ReadDb, ticketId: number, withNotes: boolean) {
  const { ofTicket, byMessage } = await attachmentsOf(db, ticketId, withNotes);
  return {
    messages: await messagesOf(db, ticketId, withNotes, byMessage),
    attachments: ofTicket,
    links: withNotes ? await linksOf(db, ticketId) : [],
  };
}

/** The list row of one ticket with what else its view tells. */
const rowAndAround = prebuiltQuery((db, p: { id: number }) =>
  rowsFrom(db)
    .leftJoin('people as creator', 'creator.id', 't.createdById')
    .leftJoin('locations', 'locations.id', 't.locationId')
    .leftJoin('procedures', 'procedures.id', 't.procedureId')
    .leftJoin('tickets as into', 'into.id', 't.mergedIntoId')
    .select([
      'requester.email',
      'requester.phone',
      'requester.post',
      'creator.name as creatorName',
      'locations.name as locationName',
      'service.printedForm',
      'procedures.number as procedureNumber',
      'procedures.body as procedureBody',
      'into.folio as mergedIntoFolio',
    ])
    .select((eb) =>
      eb
        .selectFrom('assignments')
        .select('assignments.method')
        .whereRef('assignments.ticketId', '=', 't.id')
        .orderBy('assignments.id', 'desc')
        .limit(1)
        .as('assignmentMethod'),
    )
    .where('t.id', '=', p.id)
    .compile(),
);

async function attachmentsOf(db: ReadDb, ticketId: number, withInternal: boolean) {
  const query = withInternal ? allAttachments : publicAttachments;
  const all = (await query.all(db, { ticketId })).map(attachmentView);
  const byMessage = new Map<number, TicketAttachment[]>();
  for (const attachment of all) {
    if (attachment.messageId === null) continue;
    byMessage.set(attachment.messageId, [...(byMessage.get(attachment.messageId) ?? []), attachment]);
  }
  return { ofTicket: all.filter((attachment) => attachment.messageId === null), byMessage };
}

function attachmentsFrom(db: ReadDb) {
  return db
    .selectFrom('attachments as a')
    .leftJoin('people as by', 'by.id', 'a.uploadedById')
    .select([
      'a.id',
      'a.name',
      'a.mediaType',
      'a.bytes',
      'a.isInternal',
      'a.messageId',
      'a.uploadedById',
      'a.at',
      'by.name as uploadedByName',
    ]);
}

const allAttachments = prebuiltQuery((db, p: { ticketId: number }) =>
  attachmentsFrom(db).where('a.ticketId', '=', p.ticketId).orderBy('a.id').compile(),
);
const publicAttachments = prebuiltQuery((db, p: { ticketId: number }) =>
  attachmentsFrom(db)
    .where('a.ticketId', '=', p.ticketId)
    .where('a.isInternal', '=', 0)
    .orderBy('a.id')
    .compile(),
);

/** One file as the contract shows it. */
export async function attachmentsById(db: ReadDb, ids: readonly number[]): Promise<TicketAttachment[]> {
  const rows: AttachmentRecord[] = await attachmentsFrom(db)
    .where('a.id', 'in', ids)
    .orderBy('a.id')
    .execute();
  return rows.map(attachmentView);
}

function messagesFrom(db: ReadDb) {
  return db
    .selectFrom('ticketMessages as m')
    .leftJoin('people as author', 'author.id', 'm.authorId')
    .select(['m.id', 'm.kind', 'm.authorId', 'm.body', 'm.at', 'author.name as authorName']);
}

const allMessages = prebuiltQuery((db, p: { ticketId: number }) =>
  messagesFrom(db).where('m.ticketId', '=', p.ticketId).orderBy('m.id').compile(),
);
const publicMessages = prebuiltQuery((db, p: { ticketId: number }) =>
  messagesFrom(db)
    .where('m.ticketId', '=', p.ticketId)
    .where('m.kind', '<>', 'note')
    .orderBy('m.id')
    .compile(),
);

async function messagesOf(
  db: ReadDb,
  ticketId: number,
  withNotes: boolean,
  attachments: ReadonlyMap<number, TicketAttachment[]>,
): Promise<TicketMessage[]> {
  const rows = await (withNotes ? allMessages : publicMessages).all(db, { ticketId });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    author: ref(row.authorId, row.authorName),
    body: row.body,
    at: toIso(row.at),
    attachments: attachments.get(row.id) ?? [],
  }));
}

/** A message that was just written. */
export async function messageById(db: ReadDb, id: number): Promise<TicketMessage> {
  const row = await messagesFrom(db).where('m.id', '=', id).executeTakeFirstOrThrow();
  return {
    id: row.id,
    kind: row.kind,
    author: ref(row.authorId, row.authorName),
    body: row.body,
    at: toIso(row.at),
    attachments: [],
  };
}

const relatedTo = prebuiltQuery((db, p: { ticketId: number }) =>
  db
    .selectFrom('tickets as other')
    .select(['other.id', 'other.folio', 'other.title', 'other.status'])
    .where(
      sql<boolean>`other.id IN (SELECT otherId FROM ticketLinks WHERE ticketId = ${p.ticketId}
        UNION ALL SELECT ticketId FROM ticketLinks WHERE otherId = ${p.ticketId})`,
    )
    .orderBy('other.id')
    .compile(),
);
const mergedInto = prebuiltQuery((db, p: { ticketId: number }) =>
  db
    .selectFrom('tickets')
    .select(['id', 'folio', 'title', 'status'])
    .where('mergedIntoId', '=', p.ticketId)
    .orderBy('id')
    .compile(),
);

async function linksOf(db: ReadDb, ticketId: number): Promise<Ticket['links']> {
  const related = await relatedTo.all(db, { ticketId });
  const merged = await mergedInto.all(db, { ticketId });
  return [
    ...related.map((row) => ({ ...row, kind: 'related' as const })),
    ...merged.map((row) => ({ ...row, kind: 'mergedHere' as const })),
  ];
}
