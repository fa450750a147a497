import { useCallback, useState } from 'react';
import { useSession } from '../rpc/session.ts';

const PREFIX = 'sb.draft';

/**
 * A text that survives a reload, a conflict and a closed dialog until `forget`: kept on this machine under the person
 * and `name`. Everybody has drafts of their own.
 */
export function useDraft(
  name: string,
): readonly [text: string, set: (text: string) => void, forget: () => void] {
  const person = useSession((session) => session.me?.id ?? 0);
  const key = `${PREFIX}.${person}.${name}`;
  const [held, setHeld] = useState(() => ({ key, text: read(key) }));
  const text = held.key === key ? held.text : read(key);

  const set = useCallback(
    (next: string) => {
      setHeld({ key, text: next });
      if (next === '') localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key],
  );
  const forget = useCallback(() => set(''), [set]);
  return [text, set, forget];
}

function read(key: string): string {
  return localStorage.getItem(key) ?? '';
}
