import { useEffect, useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { askPlaceAnew, usePlaceNow } from '../rpc/placeNow.ts';
import { isBeside, isPassing } from './choices.ts';
import { useMove } from './move.ts';
import type { Trouble } from './PlaceTrouble.tsx';

/** Why the place cannot be opened; null while it is open, in a browser, and until one knows. */
export function useTrouble(): Trouble | null {
  const { now } = usePlaceNow();
  const isMoving = useMove(({ phase }) => phase === 'running');
  const [shown, setShown] = useState<Trouble | null>(null);
  useEffect(() => desktopBridge()?.onHostState(() => void askPlaceAnew()), []);
  const problem = now?.problem ?? null;
  const found =
    now === undefined || problem === null || isBeside(problem.problem) ? null : { ...now, problem };
  // While the place changes the host is down on purpose, and what is on screen must be there for the answer.
  if (!isMoving && !isSame(found, shown)) setShown(found);
  return shown;
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

function isSame(one: Trouble | null, other: Trouble | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
