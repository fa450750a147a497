import { expect, it } from 'vitest';
import { neighbour } from '#renderer/tickets/desk/neighbour.ts';

it('opens the first row going down and the last going up when none is open', () => {
  expect(neighbour(-1, 1, 5)).toBe(0);
  expect(neighbour(-1, -1, 5)).toBe(4);
});

it('stays at the ends of the list, and finds nothing in an empty one', () => {
  expect(neighbour(4, 1, 5)).toBe(4);
  expect(neighbour(0, -1, 5)).toBe(0);
  expect(neighbour(-1, 1, 0)).toBe(-1);
});
