import type { HistoryItem } from '#shared/tickets/fields.ts';
import { fill } from '../pdf/printable.ts';
import type { Fact, HistoryPdfTexts } from './historyPdfTexts.ts';

/** What turns instants into words in the reader's language and the institution's zone. */
export interface Words {
  readonly texts: HistoryPdfTexts;
  readonly when: (iso: string) => string;
}

/** Messages stand in a section of their own: their words are not said twice. */
const TOLD_ELSEWHERE = new Set(['ticket.created', 'ticket.replied', 'ticket.noted', 'ticket.resolved']);

const FIELDS = [
  'status',
  'priority',
  'impact',
  'urgency',
  'service',
  'assignee',
  'firstResponseDueAt',
  'resolutionDueAt',
  'scheduledFrom',
  'waitingFor',
  'rating',
] as const satisfies readonly Fact[];

/** What happened, as one sentence: “Ana López la pasó a Juan Pérez”. */
export function sentenceOf(item: HistoryItem, { texts }: Words): string {
  const { after } = item;
  const act = item.action.replace(/^ticket\./, '');
  const folio = typeof after.otherFolio === 'string' ? after.otherFolio : '';
  const template = texts.actions[`${act}${variantOf(act, after)}`] ?? texts.actions[act];
  return fill(template ?? texts.actions.changed ?? item.action, {
    who: item.actor?.name || texts.system,
    to: nameOf(after.assignee) ?? texts.nobody,
    folio,
    asset: assetName(after.asset),
    minutes: typeof after.minutes === 'number' ? after.minutes : 0,
  });
}

/** “INV-000123, Laptop”. */
function assetName(asset: unknown): string {
  if (typeof asset !== 'object' || asset === null) return '';
  const { inventoryNumber, name } = asset as Readonly<Record<string, unknown>>;
  return [inventoryNumber, name].filter((text) => typeof text === 'string').join(', ');
}

function variantOf(act: string, after: HistoryItem['after']): string {
  if (act === 'assigned' || act === 'reassigned') {
    return after.method === 'taken' || after.method === 'imported' ? `.${after.method}` : '';
  }
  if (act === 'closed') return after.isAutomatic === true ? '.automatic' : '';
  // The event of the ticket that was merged changed its state; in the other one's history it did not.
  if (act === 'merged') return after.status === 'cancelled' ? '' : '.here';
  return '';
}

/** What changed with it, a line each: “Prioridad: Media → Alta”. */
export function changesOf(item: HistoryItem, words: Words): string[] {
  const { texts } = words;
  return FIELDS.flatMap((field) => {
    if (!(field in item.after)) return [];
    const after = shownValue(field, item.after[field], words) ?? texts.none;
    const name = texts.facts[field];
    const before = shownValue(field, item.before[field], words);
    if (before === null) return after === texts.none ? [] : [fill(texts.changeTo, { field: name, after })];
    return before === after ? [] : [fill(texts.change, { field: name, before, after })];
  });
}

/** The words that went with it, unless the document shows them in another place. */
export function wordsOf(item: HistoryItem): string | null {
  return item.text === null || TOLD_ELSEWHERE.has(item.action) ? null : item.text;
}

function shownValue(field: (typeof FIELDS)[number], value: unknown, { texts, when }: Words): string | null {
  if (value === null || value === undefined) return null;
  switch (field) {
    case 'service':
    case 'assignee':
      return nameOf(value);
    case 'firstResponseDueAt':
    case 'resolutionDueAt':
    case 'scheduledFrom':
      return typeof value === 'string' ? when(value) : null;
    case 'rating':
      return fill(texts.rated, { rating: String(value) });
    case 'status':
    case 'priority':
    case 'impact':
    case 'urgency':
    case 'waitingFor':
      // Events of years to come may name what this version has no word for.
      return (texts[field] as Readonly<Record<string, string>>)[String(value)] ?? String(value);
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return typeof value.name === 'string' && value.name !== '' ? value.name : null;
}
