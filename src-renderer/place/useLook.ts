import { useEffect, useRef, useState } from 'react';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { toRefusal } from './move.ts';

type Found<T> = Exclude<T, PlaceRefusal>;

interface Look<I, T> {
  readonly isLooking: boolean;
  readonly found: Found<T> | null;
  readonly refusal: PlaceRefusal | null;
  look(input: I): Promise<void>;
  forget(): void;
}

/** Asks the shell to look at something; an answer that comes after another question or `forget` counts for nothing. */
export function useLook<I, T extends { readonly ok: boolean } | PlaceRefusal>(
  ask: (input: I) => Promise<T>,
): Look<I, T> {
  const [isLooking, setLooking] = useState(false);
  const [found, setFound] = useState<Found<T> | null>(null);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  const forget = () => {
    asked.current += 1;
    setLooking(false);
    setFound(null);
    setRefusal(null);
  };
  const look = async (input: I) => {
    forget();
    const mine = asked.current;
    setLooking(true);
    const answer: T | PlaceRefusal = await ask(input).catch(toRefusal);
    if (asked.current !== mine) return;
    setLooking(false);
    if (isRefusal(answer)) setRefusal(answer);
    else setFound(answer as Found<T>);
  };
  return { isLooking, found, refusal, look, forget };
}

function isRefusal(answer: { readonly ok: boolean }): answer is PlaceRefusal {
  return !answer.ok;
}
