import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desktopBridge, type UpdatesDesk } from '#shared/desktop/bridge.ts';
import type { DesktopUpdates } from '#shared/updates/look.ts';
import { queryClient } from '../rpc/queryClient.ts';

const KEY = ['updates', 'desktop'];

/** What the shell knows of newer versions of this program; null in a browser and until it has answered. */
export function useDesktopUpdates(): { readonly desk: UpdatesDesk; readonly updates: DesktopUpdates } | null {
  const desk = desktopBridge()?.updates;
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => desk?.now() ?? null,
    enabled: desk !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => desk?.onChange((updates) => queryClient.setQueryData(KEY, updates)), [desk]);
  return desk === undefined || data == null ? null : { desk, updates: data };
}

/** Does something at the desk; what it answers is shown at once. */
export async function atDesk(step: Promise<DesktopUpdates>): Promise<void> {
  queryClient.setQueryData(KEY, await step);
}
