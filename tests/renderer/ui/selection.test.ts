import { describe, expect, it } from 'vitest';
import { allOf, extendedTo, keptIn, nothingSelected, toggled } from '#renderer/ui/selection.ts';

const order = [10, 20, 30, 40, 50];
const keys = (selection: { selected: ReadonlySet<number> }) => [...selection.selected].sort((a, b) => a - b);

describe('a selection', () => {
  it('adds and takes away with Ctrl', () => {
    const two = toggled(toggled(nothingSelected, 20), 40);
    expect(keys(two)).toEqual([20, 40]);
    expect(keys(toggled(two, 20))).toEqual([40]);
  });

  it('reaches from the anchor with Shift, in either direction', () => {
    const anchored = toggled(nothingSelected, 30);
    expect(keys(extendedTo(anchored, 50, order))).toEqual([30, 40, 50]);
    expect(keys(extendedTo(anchored, 10, order))).toEqual([10, 20, 30]);
  });

  it('turns around the same anchor, leaving nothing behind', () => {
    const down = extendedTo(toggled(nothingSelected, 30), 50, order);
    expect(keys(extendedTo(down, 20, order))).toEqual([20, 30]);
  });

  it('begins anew when the anchor is no longer shown', () => {
    expect(keys(extendedTo({ selected: new Set([99]), anchor: 99 }, 20, order))).toEqual([20]);
  });

  it('takes all', () => {
    expect(keys(allOf(order))).toEqual(order);
  });

  it('forgets rows that are gone and is the same object when none are', () => {
    const selection = allOf(order);
    expect(keptIn(selection, order)).toBe(selection);
    expect(keptIn(selection, [20, 30])).toEqual({ selected: new Set([20, 30]), anchor: null });
  });
});
