/** A rectangle of a PDF page that was left free, in points from the lower left corner, as annotations are placed. */
export interface PlacedStamp {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
