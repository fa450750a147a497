import { describe, expect, it } from 'vitest';
import { backupHealth, diskHealth, verificationHealth } from '#renderer/home/health.ts';
import { mostPressingFirst, progressOf, stageOf } from '#renderer/home/progress.ts';
import { homeFor } from '#renderer/home/roleHome.ts';
import { groupServices } from '#renderer/home/services.ts';
import { summarise } from '#renderer/home/workload.ts';

const now = Date.parse('2026-11-24T18:00:00Z');
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

describe('homeFor', () => {
  it('opens the list of tickets for those who are technicians and nothing more', () => {
    expect(homeFor(['technician'])).toBe('tickets');
    expect(homeFor(['technician', 'requester'])).toBe('tickets');
  });

  it('gives each role its part, and the sum of them to whoever holds several', () => {
    expect(homeFor(['requester'])).toEqual(['requests']);
    expect(homeFor(['manager', 'technician'])).toEqual(['today']);
    expect(homeFor(['manager', 'administrator', 'master'])).toEqual(['today', 'health']);
    expect(homeFor(['master', 'administrator'])).toEqual(['work', 'health']);
  });
});

describe('progressOf', () => {
  const ticket = { status: 'inProgress', resolutionDueAt: at(3), closedAt: null } as const;

  it('promises until when while it is worked on', () => {
    expect(progressOf(ticket, now)).toEqual({ says: 'until', at: at(3) });
  });

  it('owns up when it is late', () => {
    expect(progressOf({ ...ticket, resolutionDueAt: at(-1) }, now)).toEqual({
      says: 'lateUntil',
      at: at(-1),
    });
  });

  it('asks to confirm when it is ready', () => {
    expect(progressOf({ ...ticket, status: 'resolved' }, now)).toEqual({ says: 'confirm' });
    expect(stageOf('resolved')).toBe(3);
  });

  it('says that somebody will take it when there is no promise yet', () => {
    expect(progressOf({ ...ticket, status: 'new', resolutionDueAt: null }, now)).toEqual({ says: 'queued' });
    expect(stageOf('new')).toBe(1);
  });

  it('puts what asks for an answer first and what is over last', () => {
    const statuses = ['closed', 'new', 'resolved', 'cancelled', 'waiting'] as const;
    expect(mostPressingFirst(statuses.map((status) => ({ status }))).map(({ status }) => status)).toEqual([
      'resolved',
      'new',
      'waiting',
      'closed',
      'cancelled',
    ]);
  });

  it('has no line for what ended early', () => {
    expect(stageOf('cancelled')).toBe(0);
  });
});

describe('the catalogue', () => {
  const service = (category: string, name: string, description: string, position: number) => ({
    id: position,
    category,
    name,
    description,
    position,
  });
  const printer = service('Impresión', 'Falla de impresora', 'No imprime o salen manchas.', 2);
  const password = service('Cuentas', 'Contraseña olvidada', 'No puede entrar a su correo.', 1);

  const found = (typed: string) =>
    groupServices([printer, password], typed).flatMap(({ services }) => services.map(({ name }) => name));

  it('finds what people say in their own words', () => {
    expect(found('no puedo imprimir')).toEqual([printer.name]);
    expect(found('IMPRESORA')).toEqual([printer.name]);
    expect(found('olvidé mi contraseña del correo')).toEqual([password.name]);
  });

  it('shows everything until something is said, and nothing when nobody offers it', () => {
    expect(found('no')).toHaveLength(2);
    expect(found('helicóptero')).toEqual([]);
  });

  it('groups in the order of the catalogue and leaves empty categories out', () => {
    expect(groupServices([printer, password], '').map(({ category }) => category)).toEqual([
      'Cuentas',
      'Impresión',
    ]);
    expect(groupServices([printer, password], 'correo')).toEqual([
      { category: 'Cuentas', services: [password] },
    ]);
  });
});

describe('summarise', () => {
  const technician = (active: number, more = {}) => ({
    active,
    limit: 8,
    isOnShift: true,
    isAbsent: false,
    ...more,
  });

  it('counts the absent in totals but not in the balance', () => {
    const summary = summarise([technician(2), technician(5), technician(9, { isAbsent: true })]);
    expect(summary).toEqual({
      technicians: 3,
      active: 16,
      onShift: 2,
      absent: 1,
      overLimit: 1,
      mean: 3.5,
      spread: 3,
    });
  });

  it('takes the limit itself for allowed', () => {
    expect(summarise([technician(8)]).overLimit).toBe(0);
  });

  it('has no mean of nobody', () => {
    expect(summarise([])).toMatchObject({ mean: null, spread: null, active: 0 });
  });
});

describe('health', () => {
  it('wants a backup of these two days', () => {
    expect(backupHealth(at(-47), now)).toBe('good');
    expect(backupHealth(at(-49), now)).toBe('attention');
    expect(backupHealth(at(-24 * 8), now)).toBe('bad');
    expect(backupHealth(null, now)).toBe('bad');
  });

  it('is alarmed by problems and reminded by age', () => {
    expect(verificationHealth({ at: at(-1), ok: true }, now)).toBe('good');
    expect(verificationHealth({ at: at(-24 * 40), ok: true }, now)).toBe('attention');
    expect(verificationHealth({ at: at(-1), ok: false }, now)).toBe('bad');
  });

  it('wants room for a copy at the least', () => {
    expect(diskHealth(50e9, 1e9)).toBe('good');
    expect(diskHealth(5e9, 1e9)).toBe('attention');
    expect(diskHealth(1e9, 1e9)).toBe('bad');
  });
});
