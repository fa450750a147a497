import type { Language } from '#shared/people/contract.ts';

/** “3.ª”, “3rd”, “3ª”: as each language counts failures (feminine where it has a gender). */
export function ordinal(number: number, language: Language): string {
  if (language === 'es') return `${number}.ª`;
  if (language === 'pt') return `${number}ª`;
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** From this failure in twelve months on, it stands out. */
export const STANDS_OUT_FROM = 3;
