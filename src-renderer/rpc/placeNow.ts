import { useQuery } from '@tanstack/react-query';
import { desktopBridge, type PlaceDesk } from '#shared/desktop/bridge.ts';
import type { PlaceNow } from '#shared/place/place.ts';
import { useConnection } from './connection.ts';
import { queryClient } from './queryClient.ts';

const KEY = ['place', 'now'];
const BEAT_MS = 2_000;

/** Where this installation works and how that is changed; undefined in a browser, which works where its page is from. */
export function placeDesk(): PlaceDesk | undefined {
  return desktopBridge()?.place;
}

/**
 * The place and what stands in its way, asked for again and again while it is not open: it answers while the service
 * host is down. Undefined in a browser and until the shell has answered.
 */
export function usePlaceNow(): { readonly now: PlaceNow | undefined; readonly isAsking: boolean } {
  const desk = placeDesk();
  const isConnected = useConnection(({ state }) => state === 'connected');
  const { data, isPending } = useQuery({
    queryKey: KEY,
    queryFn: () => desk?.now() ?? null,
    enabled: desk !== undefined,
    staleTime: BEAT_MS,
    retry: false,
    refetchInterval: ({ state }) => (isConnected && (state.data?.problem ?? null) === null ? false : BEAT_MS),
  });
  return { now: data ?? undefined, isAsking: desk !== undefined && isPending };
}

/** The host came, went or gave up: what was known of the place may not hold any more. */
export function askPlaceAnew(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: KEY });
}
