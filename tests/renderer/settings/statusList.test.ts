import { describe, expect, it } from 'vitest';
import { madeFirst, statusProblems, withStatus } from '#renderer/settings/statusList.ts';
import { defaultSettings, settingGroups } from '#shared/settings/contract.ts';

const { statuses } = defaultSettings.inventory;

describe('the statuses of assets', () => {
  it('get one more of a kind, beside its like, with a key of its own', () => {
    const once = withStatus(statuses, 'inRepair');
    const twice = withStatus(once, 'inRepair');
    expect(twice.map(({ key }) => key)).toEqual([
      'available',
      'inUse',
      'inRepair',
      'inRepair2',
      'inRepair3',
      'lost',
      'retired',
    ]);
    const named = twice.map((one) => ({ ...one, label: one.key }));
    expect(settingGroups.inventory.shape.statuses.safeParse(named).success).toBe(true);
  });

  it('begin with the one that is used unless another is chosen', () => {
    const more = withStatus(statuses, 'retired');
    expect(madeFirst(more, 'retired2').map(({ key }) => key)).toEqual([
      'available',
      'inUse',
      'inRepair',
      'lost',
      'retired2',
      'retired',
    ]);
  });

  it('need names that people can tell apart', () => {
    const wrong = [
      { key: 'a', kind: 'available', label: 'Libre' },
      { key: 'b', kind: 'available', label: 'LIBRE' },
      { key: 'c', kind: 'lost', label: ' ' },
    ] as const;
    expect([...statusProblems(wrong)]).toEqual([
      ['b', 'twice'],
      ['c', 'status'],
    ]);
    expect(statusProblems(statuses).size).toBe(0);
  });
});
