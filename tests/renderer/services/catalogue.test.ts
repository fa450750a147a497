import { describe, expect, it } from 'vitest';
import { catalogueOf } from '#renderer/services/catalogue.ts';
import type { Service } from '#shared/services/contract.ts';

const service = (id: number, category: string, name: string, position = 0): Service => ({
  id,
  category,
  name,
  description: '',
  defaultImpact: 'low',
  defaultUrgency: 'low',
  estimatedMinutes: null,
  skill: null,
  needsApproval: false,
  printedForm: 'none',
  position,
  isEnabled: true,
  procedureNumber: null,
  version: 1,
});
const compare = (a: string, b: string) => a.localeCompare(b, 'es');
const all = [
  service(1, 'Redes', 'Wifi', 2),
  service(2, 'Correo', 'Contraseña'),
  service(3, 'Redes', 'Cable', 1),
  service(4, 'Redes', 'Antena', 2),
];

describe('the catalogue', () => {
  it('groups by category and keeps the order that was given, then the name', () => {
    expect(
      catalogueOf(all, '', compare).map((one) => [one.name, one.services.map((each) => each.name)]),
    ).toEqual([
      ['Correo', ['Contraseña']],
      ['Redes', ['Cable', 'Antena', 'Wifi']],
    ]);
  });

  it('searches without accents and by category too', () => {
    expect(catalogueOf(all, 'contrasena', compare)).toHaveLength(1);
    expect(catalogueOf(all, 'REDES', compare)[0]?.services).toHaveLength(3);
    expect(catalogueOf(all, 'nada', compare)).toEqual([]);
  });
});
