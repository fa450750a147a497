import type { PlaceNow } from '#shared/place/place.ts';
import type { Choice } from './choices.ts';

/** What every form of the chooser is given. */
export interface PlaceFormProps {
  readonly now: PlaceNow;
  /** There is an institution here already, whose data can go along. */
  readonly hasData: boolean;
  /** Back to the list, or out; absent where there is nowhere to go. */
  readonly onBack?: (() => void) | undefined;
  /** Another choice than this one is what helps. */
  readonly onOther: (choice: Choice) => void;
}
