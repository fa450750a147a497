export interface ListSort {
  readonly sortKey: string;
  readonly isDescending: boolean;
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export type ListStep =
  | { readonly type: 'move'; readonly to: number; readonly isRange: boolean }
  | { readonly type: 'open' | 'toggle' | 'all' | 'clear' };

/** What a key does in a list of `count` rows with the focus on row `at`; null: nothing of ours. */
export function listKey(pressed: Pressed, at: number, count: number, page: number): ListStep | null {
  const isCommand = pressed.ctrlKey || pressed.metaKey;
  const move = (to: number): ListStep => ({
    type: 'move',
    to: Math.max(0, Math.min(count - 1, to)),
    isRange: pressed.shiftKey,
  });
  if (isCommand) return pressed.key.toLowerCase() === 'a' ? { type: 'all' } : null;
  switch (pressed.key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'Enter':
      return { type: 'open' };
    case ' ':
      return { type: 'toggle' };
    case 'Escape':
      return { type: 'clear' };
    default:
      return null;
  }
}
