import { describe, expect, it } from 'vitest';
import { formatsOf } from '#renderer/texts/formats.ts';
import { moneyText, parseMoney } from '#renderer/texts/money.ts';

describe('parseMoney', () => {
  it.each([
    ['12500', 1_250_000],
    ['12500.5', 1_250_050],
    ['12,500.50', 1_250_050],
    ['12.500,50', 1_250_050],
    ['12,500', 1_250_000],
    ['$ 1,234,567.89', 123_456_789],
    ['0.07', 7],
    ['19,99', 1_999],
  ])('reads %s', (text, cents) => {
    expect(parseMoney(text)).toBe(cents);
  });

  it.each(['', 'doce', '-5', '12.5.5x', '1e5', '12345678901234'])('does not read “%s”', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it('reads what the field shows', () => {
    for (const cents of [0, 7, 100, 1_250_050, 99_999_999]) expect(parseMoney(moneyText(cents))).toBe(cents);
  });
});

describe('money and days', () => {
  it('are written as the language does', () => {
    expect(formatsOf('es').money(1_250_050, 'MXN')).toBe('$12,500.50');
    expect(formatsOf('pt').money(1_250_050, 'MXN').replace(/\s/g, ' ')).toBe('$ 12.500,50');
  });

  it('do not slip into the day before, west of Greenwich', () => {
    expect(formatsOf('es', 'America/Mexico_City').localDay('2026-11-24')).toContain('24');
  });
});
