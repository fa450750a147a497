import { useEffect, useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { askPlaceAnew, usePlaceNow } from '../rpc/placeNow.ts';
import { isBeside, isPassing } from './choices.ts';
import type { Trouble } from './PlaceTrouble.tsx';

/** Why the place cannot be opened; null while it is open, in a browser, and until one knows. */
export function useTrouble(): Trouble | null {
  const { now } = usePlaceNow();
  useEffect(() => desktopBridge()?.onHostState(() => void askPlaceAnew()), []);
  if (now === undefined || now.problem === null || isBeside(now.problem.problem)) return null;
  return { ...now, problem: now.problem };
}

/**
 * The same for whoever is at work: what passes by itself is told by the banner alone, and what they chose to look past
 * does not come back until it is another one.
 */
export function useTroubleAtWork(trouble: Trouble | null): { shown: Trouble | null; lookPast: () => void } {
  const [past, setPast] = useState<string | null>(null);
  const problem = trouble?.problem.problem ?? null;
  useEffect(() => {
    if (problem === null) setPast(null);
  }, [problem]);
  const isShown = trouble !== null && !isPassing(trouble.problem.problem) && problem !== past;
  return { shown: isShown ? trouble : null, lookPast: () => setPast(problem) };
}
