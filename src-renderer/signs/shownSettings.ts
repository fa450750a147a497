import { useQuery } from '@tanstack/react-query';
import { defaultSettings } from '#shared/settings/contract.ts';
import { orpc } from '../rpc/client.ts';

/** The currency, the statuses of assets and the largest file, as the institution set them; the defaults meanwhile. */
export function useShownSettings() {
  const shown = useQuery(orpc.settings.shown.queryOptions({ input: {}, staleTime: 60_000 }));
  return (
    shown.data ?? {
      currency: defaultSettings.inventory.currency,
      statuses: defaultSettings.inventory.statuses,
      maxBytes: defaultSettings.attachments.maxBytes,
    }
  );
}
