/**
 * An amount as people type it (`12,500.50`, `12.500,50`, `$ 12 500`) in hundredths; null when it cannot be read or is
 * negative. With one kind of mark only, three digits after it are thousands: nobody writes tenths of a cent.
 */
export function parseMoney(text: string): number | null {
  const typed = text.replace(/[\s\u00A0$€]|^[A-Z]{2,3}/g, '');
  if (!/^\d[\d.,']*$/.test(typed)) return null;
  const mark = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
  const decimals = mark < 0 ? '' : typed.slice(mark + 1);
  const isFraction = mark >= 0 && decimals.length > 0 && decimals.length <= 2;
  const whole = (isFraction ? typed.slice(0, mark) : typed).replace(/[.,']/g, '');
  if (!/^\d{1,13}$/.test(whole)) return null;
  return Number(whole) * 100 + (isFraction ? Number(decimals.padEnd(2, '0')) : 0);
}

/** Hundredths as a field shows them, without the currency: `12500.50`. */
export function moneyText(cents: number): string {
  return (cents / 100).toFixed(2);
}
