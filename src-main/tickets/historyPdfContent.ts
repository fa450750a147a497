import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { HistoryItem, Ticket, TicketAttachment } from '#shared/tickets/fields.ts';
import { historyChanges, historySentence } from '#shared/tickets/historySentence.ts';
import { fill, printable } from '../pdf/printable.ts';
import type { Fact } from './historyPdfTexts.ts';
import { type Words, wordsOf } from './historyPdfWords.ts';

/** A file that is shown in place, with its size in pixels. */
export interface Picture {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Pictures = ReadonlyMap<number, Picture>;

/** Largest size on paper, in points. */
const PICTURE = { width: 400, height: 240 };
/** Points for a pixel of a picture that is smaller than that. */
const POINTS_A_PIXEL = 0.75;

const text = (value: string, more: Record<string, unknown> = {}): Content => ({
  text: printable(value),
  preserveLeadingSpaces: true,
  ...more,
});

/** The body of a printed history, from the title down to the last event. */
export function historyContent(
  ticket: Ticket,
  history: readonly HistoryItem[],
  words: Words,
  pictures: Pictures,
): Content[] {
  const { sections } = words.texts;
  return [
    text(ticket.title, { style: 'title', margin: [0, 0, 0, 10] }),
    factsTable(ticket, words),
    ...section(sections.description, [text(ticket.description)]),
    ...section(sections.files, files(ticket.attachments, words, pictures), true),
    ...section(sections.solution, ticket.solution === null ? [] : [text(ticket.solution)]),
    ...section(
      sections.messages,
      // The solution has a section of its own; the messages that led to earlier ones are part of the talk.
      ticket.messages
        .filter((message) => !(message.kind === 'solution' && message.body === ticket.solution))
        .flatMap((message) => messageBlock(message, words, pictures)),
    ),
    ...section(sections.history, history.length === 0 ? [] : [historyTable(history, words)]),
  ];
}

/** `isKept`: the title never stays behind at the foot of a page; for sections whose first part is surely less than one. */
function section(title: string, body: readonly Content[], isKept = false): Content[] {
  const [first, ...rest] = body;
  if (first === undefined) return [];
  const heading: Content = { text: title, style: 'section', headlineLevel: 1, margin: [0, 16, 0, 6] };
  return isKept ? [{ unbreakable: true, stack: [heading, first] }, ...rest] : [heading, ...body];
}

function factsOf(ticket: Ticket, { texts, words: named, when }: Words): [Fact, string | null][] {
  const at = (iso: string | null) => (iso === null ? null : when(iso));
  const { email, phone, post } = ticket.requesterContact;
  const from = at(ticket.scheduledFrom);
  const foreign = [ticket.foreignSystem, ticket.foreignNumber].filter((part) => part !== null).join(' ');
  return [
    ['status', named.status[ticket.status]],
    ['priority', named.priority[ticket.priority]],
    ['impact', named.impact[ticket.impact]],
    ['urgency', named.urgency[ticket.urgency]],
    ['requester', ticket.requester.name],
    ['area', ticket.area?.name ?? null],
    ['contact', [post, email, phone].filter((part) => part !== null).join(' · ') || null],
    ['location', ticket.location?.name ?? null],
    ['service', ticket.service?.name ?? null],
    ['assignee', ticket.assignee?.name ?? null],
    ['channel', named.channel[ticket.channel]],
    ['createdBy', ticket.createdBy?.id === ticket.requester.id ? null : (ticket.createdBy?.name ?? null)],
    ['createdAt', at(ticket.createdAt)],
    ['firstResponseDueAt', at(ticket.firstResponseDueAt)],
    ['firstRespondedAt', at(ticket.firstRespondedAt)],
    ['firstPromiseAt', at(ticket.firstPromiseAt)],
    ['resolutionDueAt', at(ticket.resolutionDueAt)],
    ['scheduledFrom', ticket.status === 'scheduled' ? from : null],
    ['waitingFor', ticket.waitingFor === null ? null : named.waitingFor[ticket.waitingFor]],
    ['resolvedAt', at(ticket.resolvedAt)],
    ['closedAt', at(ticket.closedAt)],
    ['cancelledAt', at(ticket.cancelledAt)],
    ['mergedInto', ticket.mergedInto?.folio ?? null],
    ['workedMinutes', ticket.workedMinutes === 0 ? null : `${ticket.workedMinutes} min`],
    ['rating', ratingOf(ticket, texts.rated)],
    ['foreign', foreign || null],
  ];
}

function ratingOf(ticket: Ticket, template: string): string | null {
  if (ticket.rating === null) return null;
  const stars = fill(template, { rating: ticket.rating });
  return ticket.ratingComment === null ? stars : `${stars} — ${ticket.ratingComment}`;
}

/** Two facts a line; what does not apply is left out. */
function factsTable(ticket: Ticket, words: Words): Content {
  const cells: TableCell[] = factsOf(ticket, words).flatMap(([fact, value]) =>
    value === null
      ? []
      : [{ stack: [{ text: words.texts.facts[fact], style: 'label' }, { text: printable(value) }] }],
  );
  const rows: TableCell[][] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push([cells[at] ?? '', cells[at + 1] ?? '']);
  return {
    table: { widths: ['50%', '50%'], body: rows, dontBreakRows: true },
    layout: 'lines',
  };
}

function messageBlock(message: Ticket['messages'][number], words: Words, pictures: Pictures): Content[] {
  const { words: named, say, when } = words;
  const who = message.author?.name ?? say.texts.system;
  return [
    {
      text: [
        { text: printable(who), style: 'strong' },
        { text: `  ${named.message[message.kind]} · ${when(message.at)}`, style: 'muted' },
      ],
      margin: [0, 6, 0, 1],
    },
    text(message.body, { style: 'quote' }),
    ...files(message.attachments, words, pictures),
  ];
}

function files(attachments: readonly TicketAttachment[], { texts }: Words, pictures: Pictures): Content[] {
  return attachments.flatMap((file): Content[] => {
    const name = fill(texts.attachedFile, { name: printable(file.name), size: sizeText(file.bytes) });
    const picture = pictures.get(file.id);
    if (picture === undefined) return [{ text: name, style: 'muted', margin: [0, 2, 0, 2] }];
    const fit: [number, number] = [
      Math.min(PICTURE.width, Math.max(1, picture.width * POINTS_A_PIXEL)),
      Math.min(PICTURE.height, Math.max(1, picture.height * POINTS_A_PIXEL)),
    ];
    return [
      {
        unbreakable: true,
        stack: [
          { image: picture.key, fit, margin: [0, 4, 0, 2] },
          { text: name, style: 'muted' },
        ],
      },
    ];
  });
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function historyTable(history: readonly HistoryItem[], words: Words): Content {
  return {
    table: {
      widths: [92, '*'],
      body: history.map((item) => {
        const said = wordsOf(item);
        const told = { ...item, actor: item.actor?.name ?? null };
        return [
          { text: words.when(item.at), style: 'muted', margin: [0, 1, 0, 0] },
          {
            stack: [
              text(historySentence(told, words.say)),
              ...historyChanges(told, words.say).map((line) => text(line, { style: 'muted' })),
              ...(said === null ? [] : [text(said, { style: 'quote', margin: [0, 2, 0, 0] })]),
            ],
          },
        ];
      }),
    },
    layout: 'lines',
  };
}
