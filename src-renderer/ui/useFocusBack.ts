import { useEffect, useState } from 'react';

/**
 * For a dialog that is mounted only while it is open: what had the focus before gets it back when the dialog goes,
 * unless something else took it meanwhile.
 */
export function useFocusBack(): void {
  // Asked while rendering: the dialog takes the focus right after.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the dialog is out of the document; what stood in it has lost the focus by then.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
