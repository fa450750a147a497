import { describe, expect, it } from 'vitest';
import { entriesFor, searchSettings } from '#renderer/administration/settingsIndex.ts';

const all = [
  { title: 'Horario de trabajo', hint: 'Turnos' },
  { title: 'Días inhábiles', hint: 'Festivos del horario' },
  { title: 'Restablecer una contraseña', hint: 'Cuenta bloqueada' },
];
const titles = (query: string) => searchSettings(all, query).map((one) => one.title);

describe('the search of settings', () => {
  it('ignores accents and case, and wants every word', () => {
    expect(titles('CONTRASENA')).toEqual(['Restablecer una contraseña']);
    expect(titles('cuenta restablecer')).toEqual(['Restablecer una contraseña']);
    expect(titles('cuenta horario')).toEqual([]);
  });

  it('puts what begins so before what only mentions it', () => {
    expect(titles('horario')).toEqual(['Horario de trabajo', 'Días inhábiles']);
  });

  it('gives all for nothing', () => {
    expect(titles('  ')).toHaveLength(3);
  });
});

describe('who finds what', () => {
  const keys = (roles: Parameters<typeof entriesFor>[0]) => entriesFor(roles).map((entry) => entry.key);

  it('shows a technician only promises and procedures', () => {
    expect(new Set(keys(['technician']))).toEqual(new Set(['procedures', 'approval', 'policies', 'matrix']));
  });

  it('shows a master the settings, but nothing to create', () => {
    expect(keys(['master'])).toContain('limit');
    expect(keys(['master'])).not.toContain('createPerson');
    expect(keys(['master'])).not.toContain('backup');
  });

  it('shows a manager the absences that they record', () => {
    expect(keys(['manager'])).toContain('absences');
  });

  it('shows a requester nothing', () => {
    expect(keys(['requester'])).toEqual([]);
  });
});
