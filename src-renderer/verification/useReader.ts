import { type RefObject, useEffect } from 'react';

/**
 * A barcode reader types wherever the focus is. Whatever is typed while no other field has it goes to this one, so that
 * no number is lost after a press on a button or a tab. `?` stays what it is everywhere: the list of keys.
 */
export function useReader(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTyped(event) || isElsewhere(event.target)) return;
      // The letter itself arrives where the focus is once the key is handled.
      field.current?.focus();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [field]);
}

function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && key !== '?' && !ctrlKey && !metaKey && !altKey;
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
