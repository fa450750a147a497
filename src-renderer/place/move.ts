import { create } from 'zustand';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import type {
  BackupChoice,
  PlaceChange,
  PlaceNow,
  PlaceOutcome,
  PlaceProgress,
  PlaceRefusal,
} from '#shared/place/place.ts';
import { askPlaceAnew, placeDesk } from '../rpc/placeNow.ts';
import { isSameData } from './choices.ts';

/** A change of place or a restore while it runs, over whatever screen there is. */
export type Move =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly what: MoveKind; readonly progress: PlaceProgress | null }
  | { readonly phase: 'done'; readonly what: MoveKind; readonly kept: string | null };
export type MoveKind = 'change' | 'restore';

export const useMove = create<Move>(() => ({ phase: 'none' }));

/** Changes the place; the page begins anew when it worked. Gives why not. */
export function moveTo(change: PlaceChange, from: PlaceNow): Promise<PlaceRefusal | null> {
  return run('change', (desk) => desk.change(change), isSameData(from.place, change.place));
}

/** Restores a backup over what is here. Gives why not. */
export function restore(choice: BackupChoice): Promise<PlaceRefusal | null> {
  return run('restore', (desk) => desk.restore(choice), false);
}

/** Leaves everything behind that belonged to the old data: the window begins as if it had just been opened. */
export function beginAnew(): void {
  window.location.replace('/');
}

async function run(
  what: MoveKind,
  work: (desk: NonNullable<ReturnType<typeof placeDesk>>) => Promise<PlaceOutcome>,
  keepsSession: boolean,
): Promise<PlaceRefusal | null> {
  const desk = placeDesk();
  if (desk === undefined || useMove.getState().phase !== 'none') return null;
  useMove.setState({ phase: 'running', what, progress: null }, true);
  const stop = desk.onProgress((progress) => useMove.setState({ phase: 'running', what, progress }, true));
  try {
    const outcome = await work(desk).catch(toRefusal);
    if (!outcome.ok) {
      // Known before the cover goes: what was asked while the host was down would be shown for a moment.
      await askPlaceAnew();
      useMove.setState({ phase: 'none' }, true);
      return outcome;
    }
    // The token is of the old data's making.
    if (!keepsSession) await desktopBridge()?.session.clear();
    if (what === 'change' && outcome.kept === null) beginAnew();
    else useMove.setState({ phase: 'done', what, kept: outcome.kept }, true);
    return null;
  } finally {
    stop();
  }
}

/** The shell itself refused to carry it: told like any other reason. */
export function toRefusal(fault: unknown): PlaceRefusal {
  return { ok: false, problem: 'failed', detail: fault instanceof Error ? fault.message : String(fault) };
}
