/** Working hours that people mean by “a day” when they promise one; the same as in formats.duration(…, workday). */
export const HOURS_A_DAY = 8;

const CLOCK = /^(\d{1,4}):([0-5]\d)$/;
const PART = /(\d+(?:[.,]\d+)?)\s*(\p{L}*)/gu;
const minutesOf: readonly (readonly [unit: RegExp, minutes: number])[] = [
  // Spanish, English and Portuguese: día, day, dia; hora, hour; minuto, minute.
  [/^d(?:[ií]as?|ays?)?$/iu, HOURS_A_DAY * 60],
  [/^h(?:oras?|ours?|rs?|s)?$/iu, 60],
  [/^(?:m|mins?|minutos?|minutes?)?$/iu, 1],
];

/**
 * The minutes that a person wrote as `2 h`, `1 d 4 h`, `90 min`, `1:30`, `1,5 h` or `90`; a day is eight working
 * hours. Null for anything else, and for nothing.
 */
export function parseDuration(text: string): number | null {
  const written = text.trim();
  const clock = CLOCK.exec(written);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = [...written.matchAll(PART)];
  if (parts.length === 0 || written.replace(PART, '').trim() !== '') return null;
  let minutes = 0;
  for (const [, number = '', unit = ''] of parts) {
    const found = minutesOf.find(([pattern]) => pattern.test(unit));
    // A bare number beside others says nothing: “2 h 5” may mean minutes or be half typed.
    if (found === undefined || (unit === '' && parts.length > 1)) return null;
    minutes += Number(number.replace(',', '.')) * found[1];
  }
  return Math.round(minutes);
}

/** `1 d 2 h 30 min`: what `parseDuration` reads back to the same minutes. */
export function durationText(minutes: number): string {
  const days = Math.floor(minutes / (HOURS_A_DAY * 60));
  const hours = Math.floor((minutes % (HOURS_A_DAY * 60)) / 60);
  const rest = minutes % 60;
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''];
  return parts.filter((part) => part !== '').join(' ') || '0 min';
}
