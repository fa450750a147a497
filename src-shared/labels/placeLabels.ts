import { type LabelFormat, labelsPerSheet } from './formats.ts';

/** Where a label lies on its page: millimetres from the top left corner. */
export interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Places for so many labels, row by row; the first one goes on label `startAt` (from 1) of the first sheet, so that a
 * sheet that was begun can be used up.
 */
export function placeLabels(format: LabelFormat, count: number, startAt = 1): Place[] {
  const perSheet = labelsPerSheet(format);
  const skipped = (startAt - 1) % perSheet;
  return Array.from({ length: count }, (_, index) => {
    const position = skipped + index;
    const onSheet = position % perSheet;
    return {
      page: Math.floor(position / perSheet),
      x: format.left + (onSheet % format.columns) * format.pitchX,
      y: format.top + Math.floor(onSheet / format.columns) * format.pitchY,
    };
  });
}
