/** A point of a drawn line, in CSS pixels. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room around what was drawn, so that thick strokes are not cut. */
const ROOM = 8;

/**
 * The part of the canvas that holds the drawing, within it; on paper an empty margin would only make the signature
 * small. Null where nothing was drawn.
 */
export function drawnBox(
  strokes: readonly (readonly DrawnPoint[])[],
  canvas: Pick<Box, 'width' | 'height'>,
): Box | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const left = Math.max(0, Math.floor(Math.min(...xs) - ROOM));
  const top = Math.max(0, Math.floor(Math.min(...ys) - ROOM));
  const right = Math.min(canvas.width, Math.ceil(Math.max(...xs) + ROOM));
  const bottom = Math.min(canvas.height, Math.ceil(Math.max(...ys) + ROOM));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
