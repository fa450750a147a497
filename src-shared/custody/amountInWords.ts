const UNITS = [
  '',
  'un',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciséis',
  'diecisiete',
  'dieciocho',
  'diecinueve',
  'veinte',
  'veintiún',
  'veintidós',
  'veintitrés',
  'veinticuatro',
  'veinticinco',
  'veintiséis',
  'veintisiete',
  'veintiocho',
  'veintinueve',
] as const;
const TENS = [
  '',
  '',
  '',
  'treinta',
  'cuarenta',
  'cincuenta',
  'sesenta',
  'setenta',
  'ochenta',
  'noventa',
] as const;
const HUNDREDS = [
  '',
  'ciento',
  'doscientos',
  'trescientos',
  'cuatrocientos',
  'quinientos',
  'seiscientos',
  'setecientos',
  'ochocientos',
  'novecientos',
] as const;

/** 1 to 999 before a noun: `veintiún`, `ciento un`. */
function belowThousand(n: number): string {
  if (n === 100) return 'cien';
  const hundreds = HUNDREDS[Math.floor(n / 100)] ?? '';
  const rest = n % 100;
  if (rest < 30) return `${hundreds} ${UNITS[rest] ?? ''}`.trim();
  const unit = rest % 10;
  const tens = `${TENS[Math.floor(rest / 10)] ?? ''}${unit === 0 ? '' : ` y ${UNITS[unit] ?? ''}`}`;
  return `${hundreds} ${tens}`.trim();
}

function belowMillion(n: number): string {
  const thousands = Math.floor(n / 1_000);
  const rest = belowThousand(n % 1_000);
  if (thousands === 0) return rest;
  return `${thousands === 1 ? 'mil' : `${belowThousand(thousands)} mil`} ${rest}`.trim();
}

/**
 * Mexican pesos as documents write them: `Dieciocho mil quinientos pesos 50/100 M.N.` Null above 999,999 million pesos.
 * @param cents hundredths of a peso, not negative
 */
export function pesosInWords(cents: number): string | null {
  const pesos = Math.floor(cents / 100);
  if (pesos >= 1e12) return null;
  const fraction = String(cents % 100).padStart(2, '0');
  const millions = Math.floor(pesos / 1e6);
  const rest = belowMillion(pesos % 1e6);
  const head = millions === 0 ? '' : millions === 1 ? 'un millón' : `${belowMillion(millions)} millones`;
  // A round number of millions takes the preposition: un millón de pesos.
  const amount = pesos === 0 ? 'cero' : rest === '' ? `${head} de` : `${head} ${rest}`.trim();
  const text = `${amount} ${pesos === 1 ? 'peso' : 'pesos'} ${fraction}/100 M.N.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
