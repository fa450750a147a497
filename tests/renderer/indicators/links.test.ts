import { describe, expect, it } from 'vitest';
import { listOf, narrowedTo } from '#renderer/indicators/figureLink.ts';
import { listInputOf } from '#renderer/indicators/list/listInput.ts';
import { panelSearch } from '#renderer/indicators/search.ts';

const TODAY = '2026-11-24';
const base = {
  dates: { from: '2026-10-28', to: TODAY },
  asOf: '2026-11-24T18:00:00.000Z',
  serviceId: 3,
  areaId: undefined,
} as const;

describe('the list behind a figure', () => {
  it('is asked for with the dates, the filters and the moment of the figure', () => {
    const search = listOf(base, 'onTime', { part: 'late' });
    expect(listInputOf(search, '2027-01-01')).toMatchObject({
      indicator: 'onTime',
      part: 'late',
      from: '2026-10-28',
      to: TODAY,
      serviceId: 3,
      asOf: base.asOf,
    });
  });

  it('has no dates where the figure has none', () => {
    expect(listOf(base, 'backlog')).not.toHaveProperty('from');
    const backlog = listInputOf(listOf(base, 'backlog'), TODAY);
    expect(backlog).not.toHaveProperty('from');
    expect(backlog.serviceId).toBe(3);
    const week = listInputOf(listOf(base, 'balance', { week: '2026-W48' }), TODAY);
    expect(week).not.toHaveProperty('from');
    expect(week.week).toBe('2026-W48');
  });

  it('is of the step that was pressed', () => {
    const step = listOf(base, 'received', { from: '2026-11-02', to: '2026-11-08' });
    expect(listInputOf(step, TODAY)).toMatchObject({ from: '2026-11-02', to: '2026-11-08' });
  });

  it('says nothing in the address that is not set', () => {
    expect(Object.keys(listOf(base, 'received')).sort()).toEqual([
      'asOf',
      'from',
      'indicator',
      'period',
      'serviceId',
      'to',
    ]);
  });

  it.each([
    ['service', 4, { serviceId: 4 }],
    ['service', null, { serviceId: 'none' }],
    ['area', null, { areaId: 'none' }],
    ['requester', 9, { requesterId: 9 }],
    ['channel', 'email', { channel: 'email' }],
    ['priority', 'high', { priority: 'high' }],
    ['status', 'waiting', { status: 'waiting' }],
  ] as const)('of a bar by %s (%s) is narrowed to it', (dimension, key, expected) => {
    const narrowed = Object.entries(narrowedTo(dimension, key)).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(narrowed)).toMatchObject(expected);
  });
});

describe('the address of the panel', () => {
  it('drops what makes no sense and keeps the rest', () => {
    const read = panelSearch.parse({ period: 'ever', from: 'x', areaId: 'none', serviceId: 2, by: 'month' });
    expect(read).toEqual({ areaId: 'none', serviceId: 2, by: 'month' });
  });
});
