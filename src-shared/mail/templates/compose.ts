import type { Language } from '../../people/contract.ts';
import { headerLine } from '../address.ts';
import type { Happening } from '../whatHappened.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { DigestFacts, MailFacts, MailText, PartFacts } from './facts.ts';
import { asHtml, asText, type Block } from './html.ts';
import { pt } from './pt.ts';
import type { Named, Wording } from './wording.ts';

const wordings: Readonly<Record<Language, Wording>> = { es, en, pt };
const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' };

/** Longer subjects are cut by the programs that show them. */
const SUBJECT_MAX = 120;
/** A longer quotation is to be read in the product. */
const QUOTE_MAX = 2_000;

/** The message that says these facts in their reader's language, as text and as HTML. */
export function composeMail(facts: MailFacts): MailText {
  const wording = wordings[facts.language];
  const subject = subjectOf(facts, wording);
  const blocks: Block[] = [
    { kind: 'paragraph', text: wording.hello(facts.reader) },
    ...titleOf(facts),
    ...facts.parts.flatMap((part, at) => {
      const blocksOf = partBlocks(facts, part, wording);
      // Joined notices often say the same: twice taken by the same person, two states of which only the last counts.
      return isSaidLater(facts.parts, part, at) ? [] : blocksOf;
    }),
    ...dueOf(facts, wording),
    ...wayOf(facts, wording),
    ...footerOf(facts, wording),
  ];
  return { subject, text: asText(blocks), html: asHtml(facts.language, subject, blocks) };
}

/** What a message of this kind is called, where it stands in a list. */
export function happeningName(language: Language, what: Happening): string {
  return wordings[language].subject[what];
}

/** What a test message says. */
export function composeTest(language: Language, institution: string): MailText {
  const { test, automatic } = wordings[language];
  const blocks: Block[] = [
    { kind: 'paragraph', text: test.body },
    { kind: 'quiet', text: `${automatic} ${institution}` },
  ];
  return { subject: test.subject, text: asText(blocks), html: asHtml(language, test.subject, blocks) };
}

/** `[SB-2026-000123] title` for tickets, so that all about one of them stands together in whatever program. */
function subjectOf({ ticket, parts, language }: MailFacts, wording: Wording): string {
  if (ticket !== null) return headerLine(`[${ticket.folio}] ${ticket.title}`, SUBJECT_MAX);
  const first = parts[0];
  if (first === undefined) return wording.test.subject;
  const about = first.digest === null ? (first.subject?.label ?? '') : dayOf(first.digest.date, language);
  return headerLine(
    about === '' ? wording.subject[first.what] : `${wording.subject[first.what]}: ${about}`,
    SUBJECT_MAX,
  );
}

function titleOf({ ticket }: MailFacts): Block[] {
  return ticket === null ? [] : [{ kind: 'heading', text: `${ticket.folio} · ${ticket.title}` }];
}

/** What has nothing of its own to say and comes again later in the same message. */
function isSaidLater(parts: readonly PartFacts[], part: PartFacts, at: number): boolean {
  return part.quote === null && parts.some((other, index) => index > at && other.what === part.what);
}

function partBlocks(facts: MailFacts, part: PartFacts, wording: Wording): Block[] {
  if (part.digest !== null) return digestBlocks(part.digest, facts.language, wording);
  const says = wording.says[part.what](named(facts, part));
  // A colon announces what was written; of an internal note nothing is.
  const text = part.quote === null ? says.replace(/:$/, '.') : says;
  const blocks: Block[] = [{ kind: 'paragraph', text }];
  if (part.quote !== null) blocks.push({ kind: 'quote', text: cut(part.quote) });
  if (part.subject?.link != null) {
    blocks.push({ kind: 'link', text: wording.openReport, link: part.subject.link });
  }
  return blocks;
}

function named({ language, timeZone, ticket }: MailFacts, part: PartFacts): Named {
  const time = (at: number | null) => (at === null ? '' : timeOf(at, language, timeZone));
  const due = ticket?.dueAt ?? null;
  return {
    actor: part.actor,
    assignee: ticket?.assignee ?? null,
    requester: ticket?.requester ?? '',
    due: due === null ? null : time(due),
    from: time(part.from),
    to: time(part.to),
    status: part.status ?? '',
    subject: part.subject?.label ?? '',
    days: ticket?.autoCloseDays ?? 0,
  };
}

/** Whoever is to work on it reads until when; the receipt says it already. */
function dueOf({ ticket, parts, language, timeZone }: MailFacts, wording: Wording): Block[] {
  const asks = parts.some(({ what }) => what === 'assigned' || what === 'unassignable' || what === 'taken');
  const says = parts.some(({ what }) => what === 'created' || what === 'overdue' || what === 'atRisk');
  if (ticket === null || ticket.dueAt === null || !asks || says) return [];
  return [{ kind: 'paragraph', text: wording.due(timeOf(ticket.dueAt, language, timeZone)) }];
}

function wayOf({ ticket }: MailFacts, wording: Wording): Block[] {
  if (ticket === null) return [];
  return ticket.link === null
    ? [{ kind: 'paragraph', text: wording.withoutLink(ticket.folio) }]
    : [{ kind: 'link', text: wording.open, link: ticket.link }];
}

function footerOf(facts: MailFacts, wording: Wording): Block[] {
  const automatic = facts.canReply ? wording.automatic : `${wording.automatic} ${wording.noReply}`;
  return [
    { kind: 'quiet', text: `${facts.institution}\n${automatic}` },
    facts.preferencesLink === null
      ? { kind: 'quiet', text: wording.chooseThere }
      : { kind: 'link', text: wording.choose, link: facts.preferencesLink, isQuiet: true },
  ];
}

function digestBlocks(digest: DigestFacts, language: Language, wording: Wording): Block[] {
  const number = new Intl.NumberFormat(locales[language]);
  const items = digest.lines
    .filter(({ line, count }) => count > 0 || line === 'solved')
    .map(({ line, count, isCapped, first }) => {
      const shown = isCapped ? `${number.format(count)}+` : number.format(count);
      const says = wording.digest.line[line](shown, dayOf(digest.solvedDate, language));
      const others = count - first.length;
      const rest =
        first.length === 0 || others <= 0
          ? null
          : wording.digest.more(isCapped ? `${number.format(others)}+` : number.format(others));
      return { text: says, names: first, rest };
    });
  const isCalm = digest.lines.every(({ line, count }) => line === 'solved' || count === 0);
  return [
    { kind: 'paragraph', text: wording.digest.intro(dayOf(digest.date, language)) },
    ...(isCalm ? [{ kind: 'paragraph', text: wording.digest.nothing } as const] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ];
}

function cut(text: string): string {
  const points = [...text];
  return points.length <= QUOTE_MAX ? text : `${points.slice(0, QUOTE_MAX).join('')}…`;
}

function timeOf(at: number, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** A local day in words; the zone was applied when the day was told. */
function dayOf(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.parse(`${date}T00:00:00Z`));
}
