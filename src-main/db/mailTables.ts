import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

// The tables of migrations/0073_mail.ts.

export interface MailQueueTable {
  id: Generated<number>;
  dedupeKey: string;
  personId: number;
  ticketId: number | null;
  state: Generated<string>;
  createdAt: number;
  openUntil: number;
  attempts: Generated<number>;
  nextAttemptAt: number | null;
  giveUpAt: number;
  claim: string | null;
  lastError: string | null;
  messageId: string;
  sentAt: number | null;
  finishedAt: number | null;
}

export interface MailPartsTable {
  id: Generated<number>;
  mailId: number;
  dedupeKey: string;
  kind: string;
  status: string | null;
  act: string | null;
  isOwn: Flag;
  actorId: number | null;
  subject: string | null;
  at: number;
  bulkId: number | null;
}

export interface DigestsTable {
  id: Generated<number>;
  date: string;
  at: number;
  data: string;
}
