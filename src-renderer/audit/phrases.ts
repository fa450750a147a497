import { toIso } from '#shared/kernel/time.ts';
import { actionTexts } from './actionTexts.ts';

type Actions = (typeof actionTexts)['es']['action'];
export type AuditEntity = keyof Actions;

/** `ticket.assigned` as the key of its phrase; null for an act that this version of the screens does not know. */
export function phraseKey(action: string): string | null {
  const [entity = '', verb = ''] = action.split('.');
  const verbs: Readonly<Record<string, unknown>> | undefined = isEntity(entity)
    ? actionTexts.es.action[entity]
    : undefined;
  return verbs !== undefined && typeof verbs[verb] === 'string' && verb !== 'any'
    ? `action.${entity}.${verb}`
    : null;
}

/** A phrase whose thing may be called nothing: then there is no gap, and nothing is set apart at its end. */
export function tidyPhrase(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s·]+$/, '')
    .trim();
}

export function isEntity(entity: string): entity is AuditEntity {
  return Object.hasOwn(actionTexts.es.action, entity);
}

/** Every act that has a phrase, by entity. */
export const knownActions: readonly { readonly entity: AuditEntity; readonly actions: readonly string[] }[] =
  Object.entries(actionTexts.es.action).map(([entity, verbs]) => ({
    entity: entity as AuditEntity,
    actions: Object.keys(verbs)
      .filter((verb) => verb !== 'any')
      .map((verb) => `${entity}.${verb}`),
  }));

export interface DetailRow {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of an event, those that only one side has included, in the order in which they were written. */
export function detailRows(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): DetailRow[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((row) => JSON.stringify(row.before) !== JSON.stringify(row.after));
}

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A value as an instant in ISO: text that is one, or a field named `…At` with milliseconds since 1970; else null. */
export function instantOf(field: string, value: unknown): string | null {
  if (typeof value === 'string') return ISO_INSTANT.test(value) ? value : null;
  return /At$/.test(field) && typeof value === 'number' && value > 100_000_000_000 ? toIso(value) : null;
}
