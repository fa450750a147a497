import { shownTimeZone } from '../texts/formats.ts';
import { useNow } from './useNow.ts';

/** The present day (`YYYY-MM-DD`) where the institution is. */
export function useToday(): string {
  return dayIn(useNow(), shownTimeZone());
}

/** The local day of an instant in a zone; `undefined` takes the machine's. */
export function dayIn(at: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
