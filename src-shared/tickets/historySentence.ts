import { filled } from '../kernel/filled.ts';
import type { PriorityWords } from '../sla/words.ts';
import type { HistoryItem } from './fields.ts';
import type { HistoryTexts } from './historyTexts.ts';
import type { TicketWords } from './words.ts';

/** What the sentences are made with: the texts and words of one language, and how it writes times. */
export interface Say {
  readonly texts: HistoryTexts;
  readonly words: TicketWords & PriorityWords;
  readonly dateTime: (iso: string) => string;
  readonly duration: (seconds: number) => string;
  /** Without arrows (the letters of the printed page have none) a change reads “from … to …”. */
  readonly hasArrows: boolean;
}

/** An event as it comes in a history; a conflict tells of one with less. */
export type Told = Pick<HistoryItem, 'action' | 'after'> & {
  readonly actor: string | null;
  readonly before?: HistoryItem['before'];
};

type Values = Readonly<Record<string, unknown>>;
type Sentence = Exclude<keyof HistoryTexts, 'field'>;

/** What happened, as one sentence: “Ana López la pasó a Juan Pérez”. */
export function historySentence(told: Told, say: Say): string {
  const { texts } = say;
  const { after } = told;
  const scheduledFrom = textOf(after['scheduledFrom']);
  const { minutes } = after;
  const values = {
    // An automatic choice happens within somebody's act: it is not theirs.
    who: after['method'] === 'automatic' ? texts.system : told.actor || texts.system,
    to: nameOf(after['assignee']) ?? texts.nobody,
    folio: textOf(after['otherFolio']) ?? '',
    asset: assetName(after['asset']),
    when: scheduledFrom === null ? '' : say.dateTime(scheduledFrom),
    rating: typeof after['rating'] === 'number' ? after['rating'] : '',
    priority: valueWord('priority', after['priority'], say) ?? '',
    time: say.duration(typeof minutes === 'number' ? minutes * 60 : 0),
  };
  const sentence = sentenceOf(told.action.replace(/^ticket\./, ''), after);
  const said = filled(texts[sentence], values);
  const status = sentence === 'changed' ? valueWord('status', after['status'], say) : null;
  return status === null ? said : `${said}: ${status}`;
}

/** Acts that are told by one sentence of the same name. */
const PLAIN = [
  'created',
  'approved',
  'putBack',
  'started',
  'resumed',
  'resolved',
  'reopened',
  'cancelled',
  'linked',
  'unlinked',
  'assetLinked',
  'assetUnlinked',
  'recomputed',
  'bulkUndone',
  'replied',
  'noted',
  'timeLogged',
  'attached',
  'textsErased',
  'filesErased',
  'atRisk',
  'overdue',
  'responseOverdue',
  'imported',
] as const satisfies readonly Sentence[];

/** Events of other things that a ticket's history shows too. */
const OF_OTHERS: Readonly<Record<string, Sentence>> = {
  'maintenancePlan.opened': 'maintenanceOpened',
  'maintenancePlan.skipped': 'maintenanceSkipped',
  'maintenanceRecord.created': 'maintenanceRecorded',
  'maintenanceRecord.changed': 'maintenanceCorrected',
};

function sentenceOf(act: string, after: Values): Sentence {
  switch (act) {
    case 'assigned':
    case 'reassigned':
      if (after['method'] === 'taken') return 'taken';
      if (nameOf(after['assignee']) === null) return 'assignedSomebody';
      if (after['method'] === 'imported') return 'importedAssignment';
      return act === 'assigned' ? 'assignedBy' : 'reassignedBy';
    case 'waiting':
      if (after['waitingFor'] === 'requester') return 'waitingRequester';
      return after['waitingFor'] === 'supplier' ? 'waitingSupplier' : 'waiting';
    case 'scheduled':
      return textOf(after['scheduledFrom']) === null ? 'scheduled' : 'scheduledFor';
    case 'closed':
      return after['isAutomatic'] === true ? 'closedByItself' : 'closed';
    case 'rated':
      return typeof after['rating'] === 'number' ? 'ratedWith' : 'rated';
    case 'merged':
      // The event of the ticket that was merged changed its state; in the other one's history it did not.
      return after['status'] === 'cancelled' ? 'merged' : 'mergedHere';
    case 'prioritised':
      return textOf(after['priority']) === null ? 'prioritised' : 'prioritisedTo';
    default:
      return OF_OTHERS[act] ?? PLAIN.find((plain) => plain === act) ?? 'changed';
  }
}

const FIELDS = [
  'status',
  'priority',
  'impact',
  'urgency',
  'assignee',
  'service',
  'resolutionDueAt',
  'firstResponseDueAt',
  'scheduledFrom',
  'waitingFor',
] as const satisfies readonly (keyof HistoryTexts['field'])[];
type Field = (typeof FIELDS)[number];

/** What changed with it, a line each: “Prioridad: Media → Alta”. Fields that did not change are left out. */
export function historyChanges(told: Told, say: Say): string[] {
  const { texts } = say;
  const before: Values = told.before ?? {};
  const after: Values = told.after;
  return FIELDS.flatMap((field) => {
    if (!(field in after)) return [];
    const now = valueWord(field, after[field], say) ?? empty(field, texts);
    const was = field in before ? (valueWord(field, before[field], say) ?? empty(field, texts)) : null;
    if (now === was) return [];
    const name = texts.field[field];
    if (was === null || was === texts.nothing) return [filled(texts.changeTo, { field: name, after: now })];
    const change = say.hasArrows ? texts.change : texts.changeInWords;
    return [filled(change, { field: name, before: was, after: now })];
  });
}

function empty(field: Field, texts: HistoryTexts): string {
  return field === 'assignee' ? texts.nobody : texts.nothing;
}

/** A value of a field as people say it; null: none, or nothing that can be said. */
function valueWord(field: Field, value: unknown, { words, dateTime }: Say): string | null {
  if (value === null || value === undefined) return null;
  switch (field) {
    case 'assignee':
    case 'service':
      return nameOf(value);
    case 'resolutionDueAt':
    case 'firstResponseDueAt':
    case 'scheduledFrom':
      return typeof value === 'string' ? dateTime(value) : null;
    case 'status':
    case 'priority':
    case 'impact':
    case 'urgency':
    case 'waitingFor': {
      if (typeof value !== 'string') return null;
      // The events of years to come may name what this version has no word for: the key itself is shown then.
      const known: Readonly<Record<string, string>> = words[field];
      return known[value] ?? value;
    }
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return typeof value.name === 'string' && value.name !== '' ? value.name : null;
}

/** “INV-000123, Laptop”. */
function assetName(asset: unknown): string {
  const { inventoryNumber, name } = (asset ?? {}) as Values;
  return [inventoryNumber, name].flatMap((text) => textOf(text) ?? []).join(', ');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
