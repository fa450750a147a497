import { useCallback, useState } from 'react';
import { type ColumnChoice, readChoice } from './columns.ts';

/** The columns and widths of one list, remembered on this machine under `name`. */
export function useColumnChoice(name: string): [ColumnChoice, (choice: ColumnChoice) => void] {
  const key = `sb.columns.${name}`;
  const [choice, setChoice] = useState(() => readChoice(localStorage.getItem(key)));
  const keep = useCallback(
    (next: ColumnChoice) => {
      setChoice(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [choice, keep];
}
