import type { PriorityWords } from '#shared/sla/words.ts';
import type { HistoryItem } from '#shared/tickets/fields.ts';
import type { Say } from '#shared/tickets/historySentence.ts';
import type { TicketWords } from '#shared/tickets/words.ts';
import type { HistoryPdfTexts } from './historyPdfTexts.ts';

/** What a history is printed with, in the reader's language and the institution's zone. */
export interface Words {
  readonly texts: HistoryPdfTexts;
  readonly words: TicketWords & PriorityWords;
  /** The sentences of the history: those of the screens. */
  readonly say: Say;
  readonly when: (iso: string) => string;
}

/** Messages stand in a section of their own: their words are not said twice. */
const TOLD_ELSEWHERE = new Set(['ticket.created', 'ticket.replied', 'ticket.noted', 'ticket.resolved']);

/** The words that went with it, unless the document shows them in another place. */
export function wordsOf(item: HistoryItem): string | null {
  return item.text === null || TOLD_ELSEWHERE.has(item.action) ? null : item.text;
}
