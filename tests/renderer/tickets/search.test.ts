import { describe, expect, it } from 'vitest';
import { deskSearch, filterOf, queueShown, readSelected, writeSelected } from '#renderer/tickets/search.ts';

describe('the address of the desk', () => {
  it('begins with one’s own tickets for a technician and with all open ones for others', () => {
    expect(queueShown({}, true)).toBe('mine');
    expect(queueShown({}, false)).toBe('open');
  });

  it('searches everywhere unless it names a queue', () => {
    expect(queueShown({ q: 'impresora' }, true)).toBeUndefined();
    expect(queueShown({ assigneeId: 3 }, true)).toBeUndefined();
    expect(queueShown({ q: 'impresora', queue: 'open' }, true)).toBe('open');
  });

  it('drops what makes no sense and keeps the rest', () => {
    expect(
      deskSearch.parse({ queue: 'nowhere', q: 'red', sort: 'upwards', status: ['waiting'], areaId: 'x' }),
    ).toEqual({ queue: undefined, q: 'red', sort: undefined, status: ['waiting'], areaId: undefined });
  });

  it('asks only for what is set', () => {
    expect(filterOf({ q: '', sort: '-updatedAt', sel: '1.2' }, 'mine')).toEqual({
      queue: 'mine',
      sort: '-updatedAt',
    });
  });

  it('keeps the selection across a reload', () => {
    expect(writeSelected(new Set())).toBeUndefined();
    expect(readSelected(writeSelected(new Set([3, 14])))).toEqual(new Set([3, 14]));
    expect(readSelected(undefined)).toEqual(new Set());
  });
});
