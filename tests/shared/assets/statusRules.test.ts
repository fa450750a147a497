import { describe, expect, it } from 'vitest';
import type { AssetStatus, StatusKind } from '#shared/assets/asset.ts';
import { refusedStatuses, removedKeys } from '#shared/assets/statusRules.ts';
import { defaultSettings } from '#shared/settings/contract.ts';

const before = defaultSettings.inventory.statuses;
const status = (key: string, kind: StatusKind, label = key): AssetStatus => ({ key, kind, label });

describe('the statuses of the inventory', () => {
  it('may be renamed, put in another order and joined by others', () => {
    const renamed = before.map((each) => ({ ...each, label: `${each.label} *` }));
    expect(refusedStatuses(before, [...renamed].reverse())).toBeNull();
    expect(refusedStatuses(before, [...before, status('donated', 'retired', 'Donado')])).toBeNull();
  });

  it('keep the kind of each, and one of every kind', () => {
    const turned = before.map((each) => (each.key === 'lost' ? { ...each, kind: 'retired' as const } : each));
    expect(refusedStatuses(before, [...turned, status('gone', 'lost')])).toBe('statusKindFixed');
    const without = before.filter(({ key }) => key !== 'lost');
    expect(refusedStatuses(before, without)).toBe('statusKindMissing');
    expect(refusedStatuses(before, [...without, status('stolen', 'lost', 'Robado')])).toBeNull();
    expect(removedKeys(before, without)).toEqual(['lost']);
  });

  it('are told apart by key and by label', () => {
    expect(refusedStatuses(before, [...before, status('lost', 'lost', 'Otro')])).toBe('statusRepeated');
    expect(refusedStatuses(before, [...before, status('other', 'lost', 'EXTRAVIADO')])).toBe(
      'statusRepeated',
    );
  });
});
