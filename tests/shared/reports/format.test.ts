import { describe, expect, it } from 'vitest';
import { NOTHING, reportFormats } from '#shared/reports/format.ts';

const es = reportFormats('es', 'MXN');
const en = reportFormats('en', 'MXN');
const pt = reportFormats('pt', 'BRL');
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('the values of a report', () => {
  it('are durations in hours and minutes, never in days', () => {
    expect(es.value('duration', 12_300)).toBe('3 h 25 min');
    expect(es.value('duration', 0)).toBe('0 min');
    expect(es.value('duration', 29)).toBe('0 min');
    expect(es.value('duration', 3_600)).toBe('1 h');
    expect(es.value('duration', 3_599)).toBe('1 h');
    expect(es.value('duration', 4_445_100)).toBe('1,234 h 45 min');
    expect(pt.value('duration', 4_445_100)).toBe('1.234 h 45 min');
    expect(es.value('duration', -5_400)).toBe('-1 h 30 min');
  });

  it('are shares with one digit unless the column says otherwise', () => {
    expect(plain(es.value('share', 0.917))).toMatch(/^91\.7 ?%$/);
    expect(plain(pt.value('share', 0.917))).toMatch(/^91,7 ?%$/);
    expect(plain(es.value('share', 1, 0))).toMatch(/^100 ?%$/);
  });

  it('are numbers, stars and money as the language writes them', () => {
    expect(es.value('number', 1_234.5)).toBe('1,235');
    expect(es.value('number', 1_234.5, 2)).toBe('1,234.50');
    expect(pt.value('number', 1_234.5, 1)).toBe('1.234,5');
    expect(es.value('rating', 4.36)).toBe('4.4');
    expect(plain(es.value('money', 1_250_050))).toBe('$12,500.50');
    expect(plain(pt.value('money', 1_250_050))).toBe('R$ 12.500,50');
  });

  it('are days and wall times as they stand, whatever the zone of the machine', () => {
    expect(es.value('date', '2026-11-24')).toBe('24 nov 2026');
    expect(plain(es.value('time', '2026-11-24T23:40:00'))).toBe('24 nov 2026, 23:40');
    expect(plain(en.value('time', '2026-11-24T00:05:00'))).toBe('24 Nov 2026, 00:05');
    expect(es.value('date', 'mañana')).toBe('mañana');
  });

  it('are a dash where nothing is known', () => {
    for (const kind of ['text', 'number', 'share', 'duration', 'rating', 'money', 'date', 'time'] as const) {
      expect(es.value(kind, null)).toBe(NOTHING);
    }
    expect(es.value('number', Number.NaN)).toBe(NOTHING);
  });

  it('tell an instant in the zone of the report', () => {
    expect(plain(en.instant('2026-11-24T05:30:00Z', 'America/Mexico_City'))).toContain('23 November 2026');
    expect(plain(en.instant('2026-11-24T05:30:00Z', 'America/Mexico_City'))).toContain('23:30');
  });

  it('tell a period of one day by that day alone', () => {
    expect(es.period({ from: '2026-11-24', to: '2026-11-24' })).toBe('24 nov 2026');
    expect(es.period({ from: '2026-11-01', to: '2026-11-24' })).toBe('1 nov 2026 – 24 nov 2026');
  });
});
