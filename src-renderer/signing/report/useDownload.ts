import { useState } from 'react';
import { toAppError } from '../../rpc/appError.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { saveFile } from '../../ui/saveFile.ts';

/** Fetches a file and hands it to the person; tells when it could not be had. */
export function useDownload(): {
  readonly isBusy: boolean;
  readonly save: (fetched: () => Promise<File>) => Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const save = async (fetched: () => Promise<File>) => {
    setBusy(true);
    try {
      await saveFile(await fetched());
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, save };
}
