import { describe, expect, it } from 'vitest';
import { busiest, fieldsOf } from '#renderer/indicators/heat.ts';
import { tabOf, tabsFor } from '#renderer/indicators/indicatorTabs.ts';
import { topTen } from '#renderer/indicators/topTen.ts';
import type { GroupRow } from '#shared/indicators/fields.ts';

const nothing = { count: 0, mean: null, median: null, p90: null };
const row = (key: number, received: number): GroupRow => ({
  key,
  name: `Área ${key}`,
  received,
  resolved: 0,
  backlog: 1,
  onTime: { met: 0, of: 0, share: null },
  response: nothing,
  resolution: nothing,
});

describe('the ten groups with most', () => {
  it('come first, and the rest adds up to the figure', () => {
    const rows = Array.from({ length: 12 }, (_, index) => row(index + 1, index + 1));
    const { top, rest } = topTen(rows, 3, 100);
    expect(top.map(({ received }) => received)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(rest).toEqual({ groups: 5, received: 100 - 75 });
  });

  it('have no rest when all are shown, and leave out those that received nothing', () => {
    expect(topTen([row(1, 4), row(2, 0)], 0, 4)).toEqual({ top: [row(1, 4)], rest: null });
  });
});

describe('the heat map', () => {
  it('shows the working week, and more only where something came in', () => {
    expect(fieldsOf([]).weekdays).toEqual([1, 2, 3, 4, 5]);
    expect(fieldsOf([]).hours.at(0)).toBe(8);
    const { weekdays, hours } = fieldsOf([{ weekday: 7, hour: 5, count: 1 }]);
    expect(weekdays.at(-1)).toBe(7);
    expect([hours.at(0), hours.at(-1)]).toEqual([5, 18]);
  });

  it('knows its busiest field', () => {
    const most = { weekday: 3, hour: 9, count: 13 };
    expect(busiest([{ weekday: 1, hour: 9, count: 9 }, most, { weekday: 4, hour: 9, count: 13 }])).toBe(most);
    expect(busiest([])).toBeNull();
  });
});

describe('the parts of the indicators', () => {
  it('are those of all for who leads, and one’s own for technicians', () => {
    expect(tabsFor(['manager']).map(({ key }) => key)).toEqual([
      'panel',
      'workers',
      'goals',
      'delays',
      'alerts',
      'definitions',
    ]);
    expect(tabsFor(['technician']).map(({ key }) => key)).toEqual(['mine', 'goals', 'delays', 'definitions']);
    expect(tabsFor(['technician', 'manager']).map(({ key }) => key)).toContain('mine');
  });

  it('are known by their address; a list belongs to none', () => {
    expect(tabOf('/indicadores')).toBe('panel');
    expect(tabOf('/indicadores/personas/5')).toBe('workers');
    expect(tabOf('/indicadores/solicitudes')).toBeNull();
  });
});
