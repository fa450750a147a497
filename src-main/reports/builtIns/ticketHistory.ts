import { localDateTime } from '#shared/calendars/localTime.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { fromIso, SECOND } from '#shared/kernel/time.ts';
import type { ReportSection, ReportValue, ValueKind } from '#shared/reports/reportData.ts';
import { priorityWords } from '#shared/sla/words.ts';
import type { HistoryItem, Ticket } from '#shared/tickets/fields.ts';
import { historyChanges, historySentence, type Say as SayHistory } from '#shared/tickets/historySentence.ts';
import { historyTexts } from '#shared/tickets/historyTexts.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import {
  type Fact,
  historyPdfTexts,
  ticketHistory,
  viewTicket,
  visibleTicket,
  wordsOf,
} from '../../tickets/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;

/** All that happened to one ticket, as far as the viewer may see it: notes among staff are for staff. */
export const ticketHistoryReport: BuiltInReport = {
  steps: 2,
  async make(input) {
    const { db, viewer, subject, words, language, step } = input;
    const { ticketId } = subject;
    if (ticketId === undefined) return fail({ code: 'notFound', details: { entity: 'ticket' } });
    const found = await visibleTicket(db, viewer, ticketId);
    if (!found.ok) return found;
    const view = await viewTicket(db, viewer, found.value);
    step();
    const history = await ticketHistory(db, viewer, found.value);
    step();
    const texts = historyPdfTexts[language];
    return ok({
      title: `${texts.document} ${view.folio}`,
      subtitle: view.title,
      sections: [
        { kind: 'properties', title: words.heading.ticket, items: factsOf(input, view) },
        { kind: 'text', title: texts.sections.description, paragraphs: paragraphsOf(view.description) },
        ...(view.solution === null
          ? []
          : [
              {
                kind: 'text',
                title: texts.sections.solution,
                paragraphs: paragraphsOf(view.solution),
              } as const,
            ]),
        ...messagesOf(input, view),
        timelineOf(input, history),
      ],
      measures: [],
    });
  },
};

const paragraphsOf = (text: string) => text.split(/\n{2,}/).filter((part) => part.trim() !== '');

type Property = { label: string; kind: ValueKind; value: ReportValue };

/** What applies, in the order of the printed history. */
function factsOf({ language, moment }: BuiltInInput, view: Ticket): Property[] {
  const { facts, rated } = historyPdfTexts[language];
  const named = { ...ticketWords[language], ...priorityWords[language] };
  const text = (fact: Fact, value: string | null | undefined): Property[] =>
    value === null || value === undefined || value === ''
      ? []
      : [{ label: facts[fact], kind: 'text', value }];
  const time = (fact: Fact, iso: string | null): Property[] =>
    iso === null
      ? []
      : [{ label: facts[fact], kind: 'time', value: localDateTime(fromIso(iso), moment.timeZone) }];
  const { email, phone, post } = view.requesterContact;
  return [
    ...text('status', named.status[view.status]),
    ...text('priority', named.priority[view.priority]),
    ...text('impact', named.impact[view.impact]),
    ...text('urgency', named.urgency[view.urgency]),
    ...text('requester', view.requester.name),
    ...text('area', view.area?.name),
    ...text('contact', [post, email, phone].filter((part) => part !== null).join(' · ')),
    ...text('location', view.location?.name),
    ...text('service', view.service?.name),
    ...text('assignee', view.assignee?.name),
    ...text('channel', named.channel[view.channel]),
    ...text('createdBy', view.createdBy?.id === view.requester.id ? null : view.createdBy?.name),
    ...time('createdAt', view.createdAt),
    ...time('firstResponseDueAt', view.firstResponseDueAt),
    ...time('firstRespondedAt', view.firstRespondedAt),
    ...time('firstPromiseAt', view.firstPromiseAt),
    ...time('resolutionDueAt', view.resolutionDueAt),
    ...text('waitingFor', view.waitingFor === null ? null : named.waitingFor[view.waitingFor]),
    ...time('resolvedAt', view.resolvedAt),
    ...time('closedAt', view.closedAt),
    ...time('cancelledAt', view.cancelledAt),
    ...text('mergedInto', view.mergedInto?.folio),
    ...(view.workedMinutes === 0
      ? []
      : [{ label: facts.workedMinutes, kind: 'duration', value: view.workedMinutes * 60 } as const]),
    ...text(
      'rating',
      view.rating === null
        ? null
        : `${rated.replace('{rating}', String(view.rating))}${view.ratingComment === null ? '' : ` — ${view.ratingComment}`}`,
    ),
    ...text('foreign', [view.foreignSystem, view.foreignNumber].filter((part) => part !== null).join(' ')),
  ];
}

/** What was written, but for the solution, which stands by itself. */
function messagesOf({ language, moment }: BuiltInInput, view: Ticket): ReportSection[] {
  const texts = historyPdfTexts[language];
  const { message: kinds } = ticketWords[language];
  const messages = view.messages.filter(({ kind, body }) => !(kind === 'solution' && body === view.solution));
  if (messages.length === 0) return [];
  return [
    {
      kind: 'timeline',
      title: texts.sections.messages,
      items: messages.map(({ at, author, kind, body, attachments }) => ({
        at: localDateTime(fromIso(at), moment.timeZone),
        who: author?.name ?? historyTexts[language].system,
        what: kinds[kind],
        details: [
          ...body.split('\n').filter((line) => line.trim() !== ''),
          ...attachments.map(({ name }) => name),
        ],
      })),
    },
  ];
}

/** Who and what of a sentence that begins with whoever did it: “Ana López” and “La pasó a Juan Pérez”. */
function actOf(sentence: string, names: readonly string[]): { who: string; what: string } {
  const who = names.find((name) => name !== '' && sentence.startsWith(`${name} `));
  if (who === undefined) return { who: '', what: sentence };
  const what = sentence.slice(who.length + 1);
  return { who, what: `${what.charAt(0).toUpperCase()}${what.slice(1)}` };
}

function timelineOf({ language, moment }: BuiltInInput, history: readonly HistoryItem[]): ReportSection {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: moment.timeZone,
  });
  const say: SayHistory = {
    texts: historyTexts[language],
    words: { ...ticketWords[language], ...priorityWords[language] },
    dateTime: (iso) => format.format(Date.parse(iso)),
    duration: (seconds) => `${Math.round((seconds * SECOND) / 60_000)} min`,
    hasArrows: false,
  };
  return {
    kind: 'timeline',
    title: historyPdfTexts[language].sections.history,
    items: history.map((item) => {
      const told = { ...item, actor: item.actor?.name ?? null };
      const said = wordsOf(item);
      return {
        at: localDateTime(fromIso(item.at), moment.timeZone),
        ...actOf(historySentence(told, say), [told.actor ?? '', say.texts.system]),
        details: [...historyChanges(told, say), ...(said === null ? [] : said.split('\n'))],
      };
    }),
  };
}
