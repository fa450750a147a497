import type { ValueKind } from '../reportData.ts';
import type { Field } from './field.ts';

const KINDS: Partial<Readonly<Record<Field, { readonly kind: ValueKind; readonly digits?: number }>>> = {
  createdAt: { kind: 'time' },
  firstRespondedAt: { kind: 'time' },
  assignedAt: { kind: 'time' },
  resolvedAt: { kind: 'time' },
  closedAt: { kind: 'time' },
  cancelledAt: { kind: 'time' },
  dueAt: { kind: 'time' },
  firstPromiseAt: { kind: 'time' },
  responseDueAt: { kind: 'time' },
  movementAt: { kind: 'time' },
  responseTime: { kind: 'duration' },
  resolutionTime: { kind: 'duration' },
  closureTime: { kind: 'duration' },
  workedTime: { kind: 'duration' },
  rating: { kind: 'rating' },
  reopenCount: { kind: 'number' },
  acquiredOn: { kind: 'date' },
  warrantyUntil: { kind: 'date' },
  retiredOn: { kind: 'date' },
  fromOn: { kind: 'date' },
  toOn: { kind: 'date' },
  startedOn: { kind: 'date' },
  endedOn: { kind: 'date' },
  expiresOn: { kind: 'date' },
  years: { kind: 'number', digits: 1 },
  days: { kind: 'number', digits: 1 },
  workDays: { kind: 'number' },
  cost: { kind: 'money' },
  unitCost: { kind: 'money' },
  value: { kind: 'money' },
  quantity: { kind: 'number' },
  handedOut: { kind: 'number' },
  left: { kind: 'number' },
  minimum: { kind: 'number' },
  change: { kind: 'number' },
};

/** How a field of a record is written; text unless it is something else. */
export function fieldKind(field: Field): { readonly kind: ValueKind; readonly digits?: number } {
  return KINDS[field] ?? { kind: 'text' };
}

/** Days and instants are narrowed by days, all others by numbers; a text by neither. */
export function rangeOf(field: Field): 'days' | 'numbers' | null {
  const { kind } = fieldKind(field);
  if (kind === 'text') return null;
  return kind === 'date' || kind === 'time' ? 'days' : 'numbers';
}

/** Whether it is kept as an instant, also where only its day is shown. */
export function isInstant(field: Field): boolean {
  return fieldKind(field).kind === 'time' || ['retiredOn', 'fromOn', 'toOn'].includes(field);
}

const SUMMED: readonly Field[] = ['workedTime', 'cost', 'value', 'quantity', 'handedOut', 'left', 'change'];

/** Whether a sum of it means something; one of stars or ages does not. */
export function isSummed(field: Field): boolean {
  return SUMMED.includes(field);
}
