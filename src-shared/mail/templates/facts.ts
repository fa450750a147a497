import type { Language } from '../../people/contract.ts';
import type { Happening } from '../whatHappened.ts';

/** Counts of the day's summary, each with the first few of what it counts. */
export const DIGEST_LINES = [
  'overdue',
  'dueToday',
  'atRisk',
  'unassigned',
  'overLimit',
  'absent',
  'solved',
  'alerts',
] as const;
export type DigestLine = (typeof DIGEST_LINES)[number];

export interface Linked {
  readonly label: string;
  /** Null where the institution gave no address of the product. */
  readonly link: string | null;
}

export interface DigestFacts {
  /** Local day, `2026-11-24`. */
  readonly date: string;
  /** The working day before it, whose solved tickets are counted. */
  readonly solvedDate: string;
  readonly lines: readonly {
    readonly line: DigestLine;
    readonly count: number;
    /** Counting stopped there: it is more. */
    readonly isCapped: boolean;
    /** Folios or names, the first few. */
    readonly first: readonly Linked[];
  }[];
}

/** One thing that a message tells. */
export interface PartFacts {
  readonly what: Happening;
  /** Who did it; null is the program. */
  readonly actor: string | null;
  /** What was written: a reply, a question, a solution, a reason. */
  readonly quote: string | null;
  /** The agreed time, UTC ms. */
  readonly from: number | null;
  readonly to: number | null;
  /** The state that the ticket went to, in the reader's language. */
  readonly status: string | null;
  /** What it is about where that is no ticket. */
  readonly subject: Linked | null;
  readonly digest: DigestFacts | null;
}

/** Everything that a message says, gathered; how it says it is a matter of the template alone. */
export interface MailFacts {
  readonly language: Language;
  /** IANA zone that times are told in. */
  readonly timeZone: string;
  readonly institution: string;
  readonly reader: string;
  /** Whether somebody reads answers to the message. */
  readonly canReply: boolean;
  readonly ticket: {
    readonly folio: string;
    readonly title: string;
    readonly link: string | null;
    readonly requester: string;
    readonly assignee: string | null;
    /** UTC ms; null where it stands still or is over. */
    readonly dueAt: number | null;
    /** Working days after which a solved one closes by itself. */
    readonly autoCloseDays: number;
  } | null;
  readonly parts: readonly PartFacts[];
  /** Where the reader chooses what they are told; a page behind the sign-in, never a link that acts by itself. */
  readonly preferencesLink: string | null;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
