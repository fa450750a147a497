import type { Generated } from 'kysely';
import type { AssignmentMethod } from '#shared/assignment/method.ts';
import type { Impact, Priority, Urgency } from '#shared/sla/priority.ts';
import type { Channel, MessageKind, TicketStatus, WaitingFor } from '#shared/tickets/ticket.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0030_tickets.ts.

export interface FolioSeriesTable {
  series: string;
  year: number;
  last: number;
}

export interface TicketsTable {
  id: Generated<number>;
  folio: string;
  title: string;
  description: string;
  status: TicketStatus;
  impact: Impact;
  urgency: Urgency;
  priority: Priority;
  channel: Channel;
  serviceId: number | null;
  requesterId: number;
  areaId: number | null;
  locationId: number | null;
  assigneeId: number | null;
  createdById: number | null;
  createdAt: number;
  updatedAt: number;
  policyId: number | null;
  calendarId: number | null;
  firstResponseMinutes: number;
  resolutionMinutes: number;
  atRiskPercent: number;
  clockStartedAt: number | null;
  firstPromiseAt: number | null;
  firstResponseDueAt: number | null;
  resolutionDueAt: number | null;
  atRiskAt: number | null;
  remainingSeconds: number | null;
  sortDueAt: number;
  nextAlertAt: number | null;
  firstRespondedAt: number | null;
  firstAssignedAt: number | null;
  assignedAt: number | null;
  assignedWeek: string | null;
  resolvedAt: number | null;
  closedAt: number | null;
  cancelledAt: number | null;
  autoCloseAt: number | null;
  responseSeconds: number | null;
  resolutionSeconds: number | null;
  closureSeconds: number | null;
  workedMinutes: Generated<number>;
  waitingFor: WaitingFor | null;
  scheduledFrom: number | null;
  scheduledTo: number | null;
  solution: string | null;
  reopenCount: Generated<number>;
  lastSolverId: number | null;
  handedBackById: number | null;
  rating: number | null;
  ratingComment: string | null;
  mergedIntoId: number | null;
  procedureId: number | null;
  foreignSystem: string | null;
  foreignNumber: string | null;
  isImported: Generated<Flag>;
  /** When its words and those of its conversation were erased (migrations/0083_privacy.ts). */
  textsErasedAt: Generated<number | null>;
  isOpen: Flag;
  isActive: Flag;
  isQueued: Flag;
  queueFirst: Generated<Flag>;
  isOverLimit: Generated<Flag>;
  version: Generated<number>;
}

export interface TicketPausesTable {
  id: Generated<number>;
  ticketId: number;
  fromAt: number;
  toAt: number | null;
  kind: string;
}

export interface TicketMessagesTable {
  id: Generated<number>;
  ticketId: number;
  kind: MessageKind;
  authorId: number | null;
  body: string;
  at: number;
}

export interface AttachmentsTable {
  id: Generated<number>;
  ticketId: number;
  messageId: number | null;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  isInternal: Generated<Flag>;
  uploadedById: number | null;
  at: number;
}

export interface AssignmentsTable {
  id: Generated<number>;
  ticketId: number;
  technicianId: number;
  at: number;
  isoWeek: string;
  byId: number | null;
  method: AssignmentMethod;
  reason: string | null;
  explanation: string | null;
  isOverLimit: Generated<Flag>;
}

export interface TimeEntriesTable {
  id: Generated<number>;
  ticketId: number;
  personId: number;
  minutes: number;
  note: string | null;
  at: number;
}

export interface TicketLinksTable {
  id: Generated<number>;
  ticketId: number;
  otherId: number;
  kind: string;
  at: number;
}

export interface BulkOperationsTable {
  id: Generated<number>;
  actorId: number;
  at: number;
  action: string;
  items: string;
  undoneAt: number | null;
}

/** Rowid is the ticket's id; contentless, so that only MATCH and rowid can be asked for. */
export interface TicketSearchTable {
  rowid: number;
  title: string;
  body: string;
  notes: string;
}
