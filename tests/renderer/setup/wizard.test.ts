import { describe, expect, it } from 'vitest';
import { faultsOf, type SetupAnswers, stepOf } from '#renderer/setup/wizard.ts';

const answers: SetupAnswers = {
  setupCode: '',
  institution: 'Procuraduría Social',
  folioPrefix: 'SB',
  language: 'es',
  timeZone: 'America/Mexico_City',
  hours: { mon: [['09:00', '18:00']] },
  holidayTemplate: 'federal',
  name: 'Irma Castillo',
  username: 'irma',
  password: 'una frase cualquiera',
  again: 'una frase cualquiera',
};
const faults = (
  step: Parameters<typeof faultsOf>[0],
  changed: Partial<SetupAnswers>,
  needsCode = false,
  areHoursRight = true,
) => faultsOf(step, { ...answers, ...changed }, needsCode, areHoursRight);

describe('the steps of a first start', () => {
  it('let one go on when nothing is missing', () => {
    for (const step of ['institution', 'language', 'hours', 'administrator'] as const) {
      expect(faults(step, {})).toEqual({});
    }
  });

  it('ask for the code only when it is reached from elsewhere', () => {
    expect(faults('institution', {}, true)).toEqual({ setupCode: 'required' });
    expect(faults('institution', { setupCode: '12345678' }, true)).toEqual({});
  });

  it('refuse a prefix that no folio could begin with', () => {
    expect(faults('institution', { folioPrefix: 'S-1' })).toEqual({ folioPrefix: 'prefixRule' });
  });

  it('want at least one working day, and hours that make sense', () => {
    expect(faults('hours', { hours: { mon: [] } })).toEqual({ hours: 'none' });
    expect(faults('hours', {}, false, false)).toEqual({ hours: 'hours' });
  });

  it('want a password long enough, twice the same', () => {
    expect(faults('administrator', { password: 'corta', again: 'corta' })).toEqual({ password: 'tooShort' });
    expect(faults('administrator', { again: 'otra frase' })).toEqual({ again: 'differs' });
  });

  it('lead back to the step that the service refused', () => {
    expect(stepOf('administrator.password')).toBe('administrator');
    expect(stepOf('hours.mon.0')).toBe('hours');
    expect(stepOf('timeZone')).toBe('language');
    expect(stepOf('setupCode')).toBe('institution');
  });
});
