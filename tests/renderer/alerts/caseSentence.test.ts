import { describe, expect, it } from 'vitest';
import { aboutOf, caseSentence } from '#renderer/alerts/cases/caseSentence.ts';
import { mutedUntil } from '#renderer/alerts/cases/muteSpan.ts';
import { alertsSearch } from '#renderer/alerts/search.ts';
import { alertTexts } from '#renderer/alerts/texts.ts';
import { formatsOf } from '#renderer/texts/formats.ts';
import { textsNow } from '#renderer/texts/useTexts.ts';
import type { AlertCase } from '#shared/alerts/contract.ts';

const now = Date.parse('2026-11-24T21:00:00Z');
const DUE = '2026-11-24T22:40:00.000Z';
const t = textsNow(alertTexts);

const shared = {
  id: 1,
  severity: 'warning',
  state: 'open',
  ticket: null,
  technician: { id: 4, name: 'Ana López' },
  week: null,
  raisedAt: DUE,
  clearedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  note: null,
  isMuted: false,
  version: 1,
} as const;
const say = (one: AlertCase) => caseSentence(one, t, formatsOf('es', 'America/Mexico_City'), now);

describe('what a case says', () => {
  it('of a ticket: until when, and since when nobody did anything', () => {
    const details = { dueAt: DUE, cause: 'timeUsed', finishAt: null, lateOdds: null } as const;
    expect(say({ ...shared, kind: 'atRisk', details })).toBe('Vence hoy 16:40');
    const predicted = {
      ...details,
      cause: 'predicted',
      finishAt: '2026-11-25T16:00:00.000Z',
      lateOdds: 0.82,
    } as const;
    expect(say({ ...shared, kind: 'atRisk', details: predicted })).toContain('82% de probabilidad');
    expect(say({ ...shared, kind: 'overdue', details: { dueAt: DUE, promise: 'firstResponse' } })).toBe(
      'Sin primera respuesta; vencía hoy 16:40',
    );
    expect(say({ ...shared, kind: 'stuck', details: { since: DUE, standing: 'unassigned' } })).toBe(
      'Sin asignar y sin movimiento desde hoy 16:40',
    );
    const nobody = { why: 'nobodyBeforeDue', skill: null, dueAt: null } as const;
    expect(say({ ...shared, kind: 'noEligible', details: nobody })).toBe('Nadie puede tomarla');
    expect(
      say({ ...shared, kind: 'noEligible', details: { ...nobody, why: 'skillMissing', skill: 'Redes' } }),
    ).toBe('Nadie tiene la especialidad «Redes»');
  });

  it('of a technician: how many, how long, how far from the usual', () => {
    expect(say({ ...shared, kind: 'atLimit', details: { active: 9, limit: 8 } })).toBe(
      '9 solicitudes activas; su límite es 8',
    );
    expect(say({ ...shared, kind: 'idle', details: { since: DUE, minutes: 125 } })).toMatch(
      /hoy 16:40 \(2 h 5 min/,
    );
    const found = [
      { measure: 'onTime', against: 'own', value: 0.6, median: 0.9, score: -4, spread: 'medianDeviation' },
      { measure: 'solved', against: 'group', value: 2, median: 12, score: -6, spread: 'medianDeviation' },
    ] as const;
    const details = { week: '2026-W07', found: [...found] };
    expect(say({ ...shared, kind: 'deviation', details })).toBe(
      'Semana 7 de 2026: a tiempo 60%; su mediana de 8 semanas, 90% · resueltas 2; mediana del grupo, 12',
    );
  });

  it('of a week: how unevenly it was shared out', () => {
    const details = { week: '2026-W47', deviation: 3.26, threshold: 2.5, people: 5, most: 12, least: 3 };
    expect(say({ ...shared, kind: 'unbalancedWeek', details })).toBe(
      'Desviación de 3.3 entre 5 personas: de 3 a 12 solicitudes',
    );
  });

  it('of the installation: which copy failed and how, since when there was none', () => {
    const about = { ...shared, technician: null };
    const failed = { at: DUE, outcome: 'failed' } as const;
    expect(say({ ...about, kind: 'backupFailed', details: failed })).toBe(
      'El respaldo de hoy 16:40 no se pudo hacer',
    );
    expect(say({ ...about, kind: 'backupFailed', details: { ...failed, outcome: 'bad' } })).toContain(
      'no se puede leer completo',
    );
    expect(say({ ...about, kind: 'backupOverdue', details: { lastAt: DUE, hours: 50 } })).toBe(
      'Sin un respaldo bueno desde hoy 16:40',
    );
    expect(say({ ...about, kind: 'backupOverdue', details: { lastAt: null, hours: 50 } })).toBe(
      'Todavía no hay ningún respaldo bueno',
    );
    expect(aboutOf(about, t)).toBe('Esta instalación');
  });

  it('names what it is about: the ticket, else the technician, else the week', () => {
    const ticket = {
      id: 1,
      folio: 'SB-2026-000001',
      title: 'No imprime',
      status: 'new',
      assignee: null,
    } as const;
    expect(aboutOf({ ...shared, ticket }, t)).toBe('SB-2026-000001 · No imprime');
    expect(aboutOf(shared, t)).toBe('Ana López');
    expect(aboutOf({ ...shared, technician: null, week: '2026-W47' }, t)).toBe('Semana 47 de 2026');
  });
});

describe('the address of the list', () => {
  it('forgets what it does not know', () => {
    expect(
      alertsSearch.parse({ state: 'past', kind: 'stuck', open: 5, severity: 'huge', technicianId: 'x' }),
    ).toEqual({
      state: 'past',
      kind: 'stuck',
      open: 5,
    });
  });
});

describe('how long something is muted', () => {
  it('is counted from now, or for good', () => {
    expect(mutedUntil('hour', now)).toBe('2026-11-24T22:00:00.000Z');
    expect(mutedUntil('week', now)).toBe('2026-12-01T21:00:00.000Z');
    expect(mutedUntil('always', now)).toBeNull();
  });
});
