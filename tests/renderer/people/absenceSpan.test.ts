import { describe, expect, it } from 'vitest';
import { type AbsenceValues, absenceSpan } from '#renderer/people/absenceSpan.ts';

const ZONE = 'America/Mexico_City';
const days: AbsenceValues = {
  kind: 'vacation',
  from: '2026-11-24',
  to: '2026-11-26',
  isWholeDay: true,
  fromTime: '09:00',
  toTime: '14:30',
  note: '',
};

describe('an absence', () => {
  it('of whole days lasts from the first midnight to the one after the last day', () => {
    expect(absenceSpan(days, ZONE)).toEqual({
      ok: true,
      value: { from: '2026-11-24T06:00:00.000Z', to: '2026-11-27T06:00:00.000Z' },
    });
  });

  it('may be one day, or some hours of it', () => {
    expect(absenceSpan({ ...days, to: days.from }, ZONE)).toMatchObject({ ok: true });
    expect(absenceSpan({ ...days, to: days.from, isWholeDay: false }, ZONE)).toEqual({
      ok: true,
      value: { from: '2026-11-24T15:00:00.000Z', to: '2026-11-24T20:30:00.000Z' },
    });
  });

  it('follows the clock of the zone over a change of hour', () => {
    const span = absenceSpan({ ...days, from: '2026-03-08', to: '2026-03-08' }, 'America/Tijuana');
    expect(span).toEqual({
      ok: true,
      value: { from: '2026-03-08T08:00:00.000Z', to: '2026-03-09T07:00:00.000Z' },
    });
  });

  it('cannot end before it begins', () => {
    expect(absenceSpan({ ...days, to: '2026-11-23' }, ZONE)).toEqual({
      ok: false,
      error: { to: 'endsBefore' },
    });
    expect(absenceSpan({ ...days, to: days.from, isWholeDay: false, toTime: '09:00' }, ZONE)).toEqual({
      ok: false,
      error: { to: 'endsBefore' },
    });
  });

  it('says which date or time is missing or none', () => {
    expect(absenceSpan({ ...days, from: '', to: '2026-13-01' }, ZONE)).toEqual({
      ok: false,
      error: { from: 'required', to: 'date' },
    });
    expect(absenceSpan({ ...days, isWholeDay: false, fromTime: '' }, ZONE)).toEqual({
      ok: false,
      error: { fromTime: 'time' },
    });
  });
});
