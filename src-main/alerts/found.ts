import type { AlertKind, DetailsOf } from '#shared/alerts/kinds.ts';

/** Something that is so now and is worth a case. */
export interface Found<K extends AlertKind = AlertKind> {
  readonly kind: K;
  /** What it is about: a key within its kind. No two cases of it stand at once. */
  readonly subject: string;
  /**
   * Which occasion of it: a due instant, a week. A case is raised once for each; where it was cleared and is so again,
   * the same case stands again, and nobody is told twice. Null for what comes and goes: a new case once it has been
   * calm for the time that is set.
   */
  readonly occasion: string | null;
  readonly ticketId: number | null;
  /** Whom it is about; of a ticket, whoever has it. */
  readonly technicianId: number | null;
  readonly week: string | null;
  readonly details: DetailsOf<K>;
}

export const subjectKeyOf = (found: Pick<Found, 'kind' | 'subject'>) => `${found.kind}:${found.subject}`;

/** Unique over all cases that ever were. */
export function caseKeyOf(found: Pick<Found, 'kind' | 'subject' | 'occasion'>, now: number): string {
  return `${subjectKeyOf(found)}:${found.occasion ?? `@${now}`}`;
}

/** A ticket as a case needs it. */
export interface AlertedTicket {
  readonly id: number;
  readonly assigneeId: number | null;
  readonly status: string;
}

export const ticketSubject = (id: number) => `t${id}`;
export const personSubject = (id: number) => `p${id}`;
/** The installation as a whole. */
export const SYSTEM_SUBJECT = 'system';
