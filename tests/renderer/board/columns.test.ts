import { describe, expect, it } from 'vitest';
import { inOrder, nextColumn, teamsOf } from '#renderer/board/columns.ts';
import type { TechnicianLoad } from '#shared/assignment/contract.ts';

const row = (name: string, more: Partial<TechnicianLoad> = {}): TechnicianLoad => ({
  technician: { id: name.length, name },
  active: 0,
  limit: 8,
  assignedThisWeek: 0,
  waiting: 0,
  dueToday: 0,
  overdue: 0,
  isOnShift: true,
  isAbsent: false,
  teams: [],
  ...more,
});
const compare = (a: string, b: string) => a.localeCompare(b, 'es');

describe('the columns of the board', () => {
  it('stand with whoever works now first and the absent last, by name within', () => {
    const rows = [row('Zoe'), row('Ana', { isAbsent: true }), row('Eva', { isOnShift: false }), row('Ángel')];
    expect(inOrder(rows, compare).map((one) => one.technician.name)).toEqual(['Ángel', 'Zoe', 'Eva', 'Ana']);
  });

  it('can be narrowed to the teams that there are', () => {
    const rows = [row('Ana', { teams: ['Redes', 'Campo'] }), row('Eva', { teams: ['Campo'] })];
    expect(teamsOf(rows, compare)).toEqual(['Campo', 'Redes']);
  });

  it('are reached from each other with the arrows, and end at their ends', () => {
    const lefts = [600, 0, 300];
    expect(nextColumn(lefts, 0, 1)).toBe(300);
    expect(nextColumn(lefts, 310, 1)).toBe(600);
    expect(nextColumn(lefts, 600, 1)).toBeNull();
    expect(nextColumn(lefts, 600, -1)).toBe(300);
    expect(nextColumn(lefts, 0, -1)).toBeNull();
  });
});
