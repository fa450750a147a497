export type ParsedMoney = { readonly cents: number } | { readonly rule: 'money' | 'moneyAmbiguous' };

const MOST_CENTS = 1e13;

/**
 * Hundredths from an amount as people and spreadsheets write it: `$1,234.56`, `MXN 1234.5`, `1.234,56 €`, `(12)`.
 * `1,234` is a thousand, as everywhere in Mexico; `1.234` may be either and is not guessed.
 */
export function parseMoney(text: string): ParsedMoney {
  const bare = text
    .normalize('NFKC')
    .replace(/[\p{Sc}\s]|^[a-z]{1,3}\$?|[a-z]{3}$/giu, '')
    .replace(/\.-$/, '');
  if (/^\d{1,3}\.\d{3}$/.test(bare) && !bare.startsWith('0')) return { rule: 'moneyAmbiguous' };
  const plain = withPoint(bare);
  if (plain === null) return { rule: 'money' };
  const cents = Math.round(Number(plain) * 100);
  return Number.isFinite(cents) && cents <= MOST_CENTS ? { cents } : { rule: 'money' };
}

/** The digits with a point before the decimals; null for what is no amount. */
function withPoint(text: string): string | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return text;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  if (/^\d{1,3}(?:'\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll("'", '');
  return null;
}
