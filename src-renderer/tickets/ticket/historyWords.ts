import type { HistoryItem } from '#shared/tickets/fields.ts';
import type { Formats } from '../../texts/formats.ts';
import type { Translate } from '../../texts/useTexts.ts';
import type { words } from '../../texts/words.ts';
import type { historyTexts } from './historyTexts.ts';

/** What the sentences are made with: the texts of the present language and its formats. */
export interface Say {
  readonly t: Translate<(typeof historyTexts)['es']>;
  readonly word: Translate<(typeof words)['es']>;
  readonly formats: Formats;
}

/** An event as it comes in a history; a conflict tells of one with less. */
export type Told = Pick<HistoryItem, 'action' | 'after'> & {
  readonly actor: string | null;
  readonly before?: HistoryItem['before'];
};

type Values = Readonly<Record<string, unknown>>;

/** What happened, as one sentence: “Ana López la pasó a Juan Pérez”. */
export function historySentence(told: Told, say: Say): string {
  const { t, formats } = say;
  const { after } = told;
  // An automatic choice happens within somebody's act: it is not theirs.
  const who = after['method'] === 'automatic' ? t('system') : (told.actor ?? t('system'));
  const to = nameOf(after['assignee']);
  const folio = textOf(after['otherFolio']) ?? '';
  switch (told.action) {
    case 'ticket.created':
      return t('created', { who });
    case 'ticket.approved':
      return t('approved', { who });
    case 'ticket.assigned':
    case 'ticket.reassigned':
      if (after['method'] === 'taken') return t('taken', { who });
      if (to === null) return t('assignedSomebody', { who });
      if (after['method'] === 'imported') return t('importedAssignment', { to });
      return told.action === 'ticket.assigned'
        ? t('assignedBy', { who, to })
        : t('reassignedBy', { who, to });
    case 'ticket.putBack':
      return t('putBack', { who });
    case 'ticket.started':
      return t('started', { who });
    case 'ticket.resumed':
      return t('resumed', { who });
    case 'ticket.waiting':
      if (after['waitingFor'] === 'requester') return t('waitingRequester', { who });
      return after['waitingFor'] === 'supplier' ? t('waitingSupplier', { who }) : t('waiting', { who });
    case 'ticket.scheduled': {
      const from = textOf(after['scheduledFrom']);
      return from === null
        ? t('scheduled', { who })
        : t('scheduledFor', { who, when: formats.dateTime(from) });
    }
    case 'ticket.resolved':
      return t('resolved', { who });
    case 'ticket.closed':
      return after['isAutomatic'] === true ? t('closedByItself') : t('closed', { who });
    case 'ticket.rated': {
      const { rating } = after;
      return typeof rating === 'number' ? t('ratedWith', { who, rating }) : t('rated', { who });
    }
    case 'ticket.reopened':
      return t('reopened', { who });
    case 'ticket.cancelled':
      return t('cancelled', { who });
    case 'ticket.merged':
      return after['status'] === 'cancelled' ? t('merged', { who }) : t('mergedHere', { who });
    case 'ticket.linked':
      return t('linked', { who, folio });
    case 'ticket.unlinked':
      return t('unlinked', { who, folio });
    case 'ticket.assetLinked':
      return t('assetLinked', { who, asset: assetName(after['asset']) });
    case 'ticket.assetUnlinked':
      return t('assetUnlinked', { who, asset: assetName(after['asset']) });
    case 'ticket.prioritised': {
      const priority = valueWord('priority', after['priority'], say);
      return priority === null ? t('prioritised', { who }) : t('prioritisedTo', { who, priority });
    }
    case 'ticket.recomputed':
      return t('recomputed');
    case 'ticket.bulkUndone':
      return t('bulkUndone', { who });
    case 'ticket.replied':
      return t('replied', { who });
    case 'ticket.noted':
      return t('noted', { who });
    case 'ticket.timeLogged': {
      const { minutes } = after;
      return t('timeLogged', { who, time: formats.duration(typeof minutes === 'number' ? minutes * 60 : 0) });
    }
    case 'ticket.attached':
      return t('attached', { who });
    case 'ticket.atRisk':
      return t('atRisk');
    case 'ticket.overdue':
      return t('overdue');
    case 'ticket.responseOverdue':
      return t('responseOverdue');
    case 'maintenancePlan.opened':
      return t('maintenanceOpened');
    case 'maintenancePlan.skipped':
      return t('maintenanceSkipped');
    case 'maintenanceRecord.created':
      return t('maintenanceRecorded', { who });
    case 'maintenanceRecord.changed':
      return t('maintenanceCorrected', { who });
    case 'ticket.imported':
      return t('imported');
    default: {
      const status = valueWord('status', after['status'], say);
      return status === null ? t('changed', { who }) : `${t('changed', { who })}: ${status}`;
    }
  }
}

/** “INV-000123, Laptop”. */
function assetName(asset: unknown): string {
  const { inventoryNumber, name } = (asset ?? {}) as Values;
  return [inventoryNumber, name].flatMap((text) => textOf(text) ?? []).join(', ');
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
] as const;
type Field = (typeof FIELDS)[number];

/** What changed with it, a line each: “Prioridad: Media → Alta”. Fields that did not change are left out. */
export function historyChanges(told: Told, say: Say): string[] {
  const before: Values = told.before ?? {};
  const after: Values = told.after;
  return FIELDS.flatMap((field) => {
    if (!(field in after)) return [];
    const now = valueWord(field, after[field], say) ?? empty(field, say);
    const was = field in before ? (valueWord(field, before[field], say) ?? empty(field, say)) : null;
    if (now === was) return [];
    const name = say.t(`field.${field}`);
    return was === null
      ? [say.t('changeTo', { field: name, after: now })]
      : [say.t('change', { field: name, before: was, after: now })];
  });
}

function empty(field: Field, { t }: Say): string {
  return field === 'assignee' ? t('nobody') : t('nothing');
}

/** A value of a field as people say it; null: none, or nothing that can be said. */
function valueWord(field: Field, value: unknown, { word, formats }: Say): string | null {
  if (value === null || value === undefined) return null;
  switch (field) {
    case 'assignee':
    case 'service':
      return nameOf(value);
    case 'resolutionDueAt':
    case 'firstResponseDueAt':
    case 'scheduledFrom':
      return typeof value === 'string' ? formats.dateTime(value) : null;
    case 'status':
    case 'priority':
    case 'impact':
    case 'urgency':
    case 'waitingFor':
      // The events of years to come may name what this version has no word for: the key itself is shown then.
      return typeof value === 'string' ? word(`${field}.${value}` as 'status.new') : null;
  }
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return typeof value.name === 'string' && value.name !== '' ? value.name : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
