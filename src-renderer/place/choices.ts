import type { Place, PlaceNow, PlaceProblem } from '#shared/place/place.ts';

/** What can be chosen, in the order in which it is offered. */
export const CHOICES = ['here', 'serving', 'server', 'shared', 'restore'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * Before the first start of an institution; when the place cannot be opened; at the door, by anybody at this computer,
 * who may leave the place but neither take its data along nor put others in their stead; from the administration.
 */
export type Occasion = 'firstStart' | 'trouble' | 'door' | 'administration';

/** Nothing where a machine-wide file decides. A restore needs data of one's own: a server's are restored there. */
export function choicesFor(occasion: Occasion, { place, isFixed }: PlaceNow): Choice[] {
  if (isFixed) return [];
  switch (occasion) {
    case 'firstStart':
      return ['here', 'server', 'shared', 'restore'];
    case 'trouble':
      return CHOICES.filter((choice) => {
        if (choice === 'here') return place.mode !== 'local';
        if (choice === 'restore') return place.mode !== 'client';
        return choice !== 'serving';
      });
    case 'door':
      return ['here', 'server', 'shared'];
    case 'administration':
      return CHOICES.filter((choice) => {
        if (choice === 'here') return place.mode !== 'local';
        if (choice === 'serving') return place.mode !== 'serving';
        return choice !== 'restore';
      });
  }
}

/** Whether the present data can go along: those of a server belong to everybody there, and are restored from a backup. */
export function canBring(from: Place, to: Place['mode']): boolean {
  if (from.mode === 'client' || to === 'client') return false;
  return (from.mode === 'sharedFile') !== (to === 'sharedFile');
}

/** The same database before and after: nobody has to sign in anew. */
export function isSameData(from: Place, to: Place): boolean {
  const own = ['local', 'serving'];
  return own.includes(from.mode) && own.includes(to.mode);
}

/** Whether the way out is offered at the door: where the place is somebody else's, so that nobody here may be let in. */
export function mayLeaveAtDoor({ place, isFixed }: PlaceNow): boolean {
  return !isFixed && (place.mode === 'client' || place.mode === 'sharedFile');
}

export interface Help {
  /** A folder that is not fit stays so: a server is the way out. */
  readonly server: boolean;
  /** What was damaged comes back from a backup. */
  readonly restore: boolean;
  /** Both fingerprints and a deliberate second step. */
  readonly certificate: boolean;
}

/** What helps with a problem of the present place, besides another try and another place. */
export function helpWith(problem: PlaceProblem, { place, isFixed }: PlaceNow): Help {
  return {
    server: !isFixed && problem === 'unfitShare',
    restore: !isFixed && place.mode !== 'client' && (problem === 'damaged' || problem === 'failed'),
    certificate: problem === 'otherCertificate' && place.mode === 'client',
  };
}

/** The data are open all the same: only others cannot enter, and the administration says so. */
export function isBeside(problem: PlaceProblem): boolean {
  return problem === 'portTaken';
}

/**
 * What goes by itself: whoever is at work keeps their page and is told by the banner, since what they send waits in the
 * outbox meanwhile.
 */
export function isPassing(problem: PlaceProblem): boolean {
  return problem === 'unreachable' || problem === 'folderAway' || problem === 'inUse';
}
