import type { KeyboardCoordinateGetter } from '@dnd-kit/core';
import { nextColumn } from './columns.ts';

/** A card that was picked up by keyboard jumps from column to column. */
export const byArrows: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : null;
  if (step === null) return undefined;
  event.preventDefault();
  const rects = context.droppableContainers.getEnabled().flatMap((container) => {
    const rect = context.droppableRects.get(container.id);
    return rect === undefined ? [] : [rect];
  });
  const left = nextColumn(
    rects.map((rect) => rect.left),
    currentCoordinates.x,
    step,
  );
  const rect = rects.find((one) => one.left === left);
  return rect === undefined ? undefined : { x: rect.left, y: rect.top + 8 };
};
