import type { Language } from '../../people/contract.ts';
import { IMPACTS, PRIORITIES, URGENCIES } from '../../sla/priority.ts';
import { priorityWords } from '../../sla/words.ts';
import { CHANNELS, TICKET_STATUSES } from '../../tickets/ticket.ts';
import { ticketWords } from '../../tickets/words.ts';
import { REPORT_LOCALES } from '../format.ts';
import type { DimensionValue } from '../spec.ts';
import type { SpecDimension } from './dimension.ts';
import { specWords } from './words.ts';

/**
 * The values of a dimension that are the product's own words, in their natural order: states, priorities, days of the
 * week. Null of what the institution names (areas, people) and of steps of time.
 */
export function valueWords(dimension: SpecDimension, language: Language): Map<DimensionValue, string> | null {
  const words = specWords[language].value;
  const of = <K extends string>(keys: readonly K[], named: Readonly<Record<K, string>>) =>
    new Map<DimensionValue, string>(keys.map((key) => [key, named[key]]));
  switch (dimension) {
    case 'status':
      return of(TICKET_STATUSES, ticketWords[language].status);
    case 'channel':
      return of(CHANNELS, ticketWords[language].channel);
    case 'priority':
      return of([...PRIORITIES].reverse(), priorityWords[language].priority);
    case 'impact':
      return of([...IMPACTS].reverse(), priorityWords[language].impact);
    case 'urgency':
      return of([...URGENCIES].reverse(), priorityWords[language].urgency);
    case 'punctuality':
    case 'warranty':
    case 'age':
    case 'condition':
    case 'maintenanceKind':
    case 'coverage':
    case 'stockKind':
    case 'stockLevel':
    case 'movementKind':
      return new Map<DimensionValue, string>(Object.entries(words[dimension]));
    case 'weekday': {
      const named = new Intl.DateTimeFormat(REPORT_LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
      // 5 January 2026 was a Monday.
      const capital = (name: string) => name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
      return new Map(
        [1, 2, 3, 4, 5, 6, 7].map((day) => [day, capital(named.format(Date.UTC(2026, 0, 4 + day)))]),
      );
    }
    case 'hour':
      return new Map(Array.from({ length: 24 }, (_, hour) => [hour, `${String(hour).padStart(2, '0')}:00`]));
    default:
      return null;
  }
}
