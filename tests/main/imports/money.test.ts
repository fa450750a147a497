import { describe, expect, it } from 'vitest';
import { addMonths } from '#main/imports/assets/addMonths.ts';
import { dateOrderOf } from '#main/imports/dateOrder.ts';
import { parseMoney } from '#main/imports/money.ts';

describe('an amount', () => {
  it.each([
    ['2266.13', 226_613],
    ['$1,234.56', 123_456],
    ['MXN 1234.5', 123_450],
    ['MX$12', 1_200],
    ['1,234', 123_400],
    ['1,234,567.8', 123_456_780],
    ['1.234.567,80 €', 123_456_780],
    ['12,5', 1_250],
    ['0.125', 13],
    ['＄１２．５０', 1_250],
    ['12 USD', 1_200],
  ])('%s is read as people mean it', (text, cents) => {
    expect(parseMoney(text)).toEqual({ cents });
  });

  it.each([['doce'], ['-5'], ['1,23,4'], ['1..2'], ['99999999999999999'], ['1e5'], ['$']])(
    '%s is none',
    (text) => {
      expect(parseMoney(text)).toEqual({ rule: 'money' });
    },
  );

  it('that may be a thousand or a fraction is not guessed', () => {
    expect(parseMoney('1.234')).toEqual({ rule: 'moneyAmbiguous' });
  });
});

describe('the order of a file’s dates', () => {
  it.each([
    [['1/23/23', '2/3/23'], 'm/d/y'],
    [['23/1/2023', '3/2/2023'], 'd/m/y'],
    [['3/4/2023', '5/6/2023'], 'either'],
    [['23/1/2023', '1/23/2023'], 'mixed'],
    [['13/40/2024', '1/23/23'], 'm/d/y'],
    [['2023-01-23'], 'y-m-d'],
    [['ayer'], 'none'],
  ])('%j is %s', (texts, order) => {
    expect(dateOrderOf(texts)).toBe(order);
  });
});

it('a month after the 31st of January is the last of February', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-11-30', 36)).toBe('2026-11-30');
});
