import { describe, expect, it } from 'vitest';
import { listKey } from '#renderer/ui/listKeys.ts';

const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  listKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...more }, 5, 100, 20);

describe('listKey', () => {
  it('moves by one, by a page and to the ends', () => {
    expect(press('ArrowDown')).toEqual({ type: 'move', to: 6, isRange: false });
    expect(press('PageDown')).toEqual({ type: 'move', to: 25, isRange: false });
    expect(press('End')).toEqual({ type: 'move', to: 99, isRange: false });
  });

  it('stays within the list', () => {
    expect(press('PageUp')).toEqual({ type: 'move', to: 0, isRange: false });
  });

  it('extends with Shift', () => {
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ type: 'move', to: 4, isRange: true });
  });

  it('takes all with Ctrl+A and leaves other chords alone', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ type: 'all' });
    expect(press('c', { ctrlKey: true })).toBeNull();
  });

  it('leaves letters to the shortcuts', () => {
    expect(press('r')).toBeNull();
  });
});
