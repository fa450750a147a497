import { expect, it } from 'vitest';
import { groupServices } from '#renderer/tickets/create/serviceGroups.ts';
import type { Service } from '#shared/services/contract.ts';

const service = (id: number, category: string, position: number): Service => ({
  id,
  category,
  position,
  name: `Servicio ${id}`,
  description: '',
  defaultImpact: 'low',
  defaultUrgency: 'medium',
  estimatedMinutes: null,
  skill: null,
  needsApproval: false,
  printedForm: 'none',
  isEnabled: true,
  procedureNumber: null,
  version: 1,
});

it('groups services by category in the order of the catalogue', () => {
  const groups = groupServices([service(1, 'Red', 3), service(2, 'Equipo', 1), service(3, 'Red', 2)]);
  expect(groups.map((group) => [group.category, group.services.map((one) => one.id)])).toEqual([
    ['Equipo', [2]],
    ['Red', [3, 1]],
  ]);
});
