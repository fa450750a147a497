import { describe, expect, it } from 'vitest';
import { formatsOf } from '#renderer/texts/formats.ts';

const zone = 'America/Mexico_City';
const es = formatsOf('es', zone);
/** Tuesday 24 November 2026, 15:00 in Mexico City. */
const now = Date.parse('2026-11-24T21:00:00Z');
const later = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('formatsOf', () => {
  it('names a deadline of today by its hour in the institution’s zone', () => {
    expect(es.dayAndTime('2026-11-24T22:40:00Z', now)).toBe('hoy 16:40');
  });

  it('names tomorrow and yesterday by the local day, not by 24 hours', () => {
    expect(es.dayAndTime('2026-11-25T06:30:00Z', now)).toBe('mañana 00:30');
    expect(es.dayAndTime('2026-11-24T05:30:00Z', now)).toBe('ayer 23:30');
  });

  it('names further days by weekday and date', () => {
    expect(es.dayAndTime('2026-11-27T15:00:00Z', now)).toMatch(/vie.* 27.*nov.* 09:00/);
  });

  it('says how long ago in minutes, hours and days', () => {
    expect(es.relative(later(-5), now)).toBe('hace 5 min');
    expect(es.relative(later(120), now)).toBe('en 2 h');
    expect(es.relative(later(-24 * 60), now)).toBe('ayer');
  });

  it('says "now" within the minute', () => {
    expect(es.relative(later(0.5), now)).toBe('ahora');
  });

  it('counts working days of eight hours only when asked', () => {
    expect(es.duration(10 * 3600, { workday: true })).toBe('1 d 2 h');
    expect(es.duration(10 * 3600)).toBe('10 h');
  });

  it('leaves zero parts out and takes lateness as a length', () => {
    expect(es.duration(2 * 3600)).toBe('2 h');
    expect(es.duration(-90 * 60)).toBe('1 h 30 min');
    expect(es.duration(0)).toBe('0 min');
  });

  it('writes a day without a time in every language', () => {
    const pt = formatsOf('pt', 'America/Mexico_City');
    expect(pt.longDate('2026-11-24T12:00:00Z')).toBe('terça-feira, 24 de novembro de 2026');
  });

  it('writes sizes in the unit that people would', () => {
    expect(es.bytes(999)).toBe('999 B');
    expect(es.bytes(26_214_400)).toBe('26.2 MB');
    expect(formatsOf('pt', zone).bytes(1_500_000_000)).toBe('1,5 GB');
  });

  it('sorts names as readers do', () => {
    expect(['Óscar', 'Zoe', 'Ana', 'ñandú', 'nube'].sort(es.compare)).toEqual([
      'Ana',
      'nube',
      'ñandú',
      'Óscar',
      'Zoe',
    ]);
  });
});
