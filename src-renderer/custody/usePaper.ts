import { useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { toAppError } from '../rpc/appError.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { saveFile } from '../ui/saveFile.ts';

const MINUTE = 60_000;

/** In a browser the paper opens beside the page, to be read and printed; the desktop asks where to keep it. */
async function show(paper: File): Promise<void> {
  if (desktopBridge() === undefined) {
    const address = URL.createObjectURL(paper);
    const page = window.open(address, '_blank');
    setTimeout(() => URL.revokeObjectURL(address), MINUTE);
    if (page !== null) return;
  }
  await saveFile(paper);
}

/** Fetches a paper and shows it; tells when it could not be made. */
export function usePaper(): {
  readonly isBusy: boolean;
  readonly open: (fetched: () => Promise<File>) => Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const open = async (fetched: () => Promise<File>) => {
    setBusy(true);
    try {
      await show(await fetched());
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, open };
}
