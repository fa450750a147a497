import { describe, expect, it } from 'vitest';
import { isWithin, NUMBERS, storedOf, valuesOf } from '#renderer/alerts/thresholds/values.ts';
import { ALERT_KINDS, alertSettings, defaultAlertSettings } from '#shared/alerts/kinds.ts';

describe('the thresholds as a form holds them', () => {
  it('are stored as they were read', () => {
    expect(storedOf(valuesOf(defaultAlertSettings))).toEqual(defaultAlertSettings);
  });

  it('take numbers as they were typed, and nothing native without its row', () => {
    const values = valuesOf(defaultAlertSettings);
    const stored = storedOf({
      ...values,
      deviation: { ...values.deviation, numbers: { score: '4.2', minTickets: 30 }, measures: ['onTime'] },
      overdue: { ...values.overdue, inApp: false, native: true, tells: [] },
    });
    expect(stored.deviation).toMatchObject({ score: 4.2, minTickets: 30, measures: ['onTime'] });
    expect(stored.overdue).toMatchObject({ tells: [], ways: { inApp: false, native: false, email: true } });
  });

  it('have the bounds of the contract, no more and no less', () => {
    for (const kind of ALERT_KINDS) {
      for (const field of NUMBERS[kind]) {
        const accepts = (value: number) =>
          alertSettings.shape[kind].safeParse({ ...defaultAlertSettings[kind], [field.name]: value }).success;
        const step = 10 ** -field.digits;
        const expected = [
          [field.min, true],
          [field.max, true],
          [field.min - step, false],
          [field.max + step, false],
        ] as const;
        for (const [value, isGood] of expected) {
          expect(accepts(value), `${kind} ${field.name} ${value}`).toBe(isGood);
          expect(isWithin(value, field), `${kind} ${field.name} ${value}`).toBe(isGood);
        }
      }
    }
    const [score] = NUMBERS.deviation;
    if (score === undefined) throw new Error('A field is missing');
    expect([
      isWithin('', score),
      isWithin('3.55', score),
      isWithin('x', score),
      isWithin('3.5', score),
    ]).toEqual([false, false, false, true]);
  });
});
