import type { WindowState } from './preferences.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WIDTH = 360;
export const MIN_HEIGHT = 480;
const DEFAULT = { width: 1280, height: 800 };
/** So much of the window must lie on a screen that its title bar can be taken hold of. */
const VISIBLE = { width: 120, height: 60 };

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

export interface StartBounds {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximised: boolean;
}

/**
 * Where the window opens: as it was left, if enough of that still lies on one of the screens (their work areas, in
 * device-independent pixels); else of the usual size, where the system puts it.
 */
export function startBounds(remembered: WindowState | undefined, screens: readonly Rectangle[]): StartBounds {
  const largest = screens.reduce((best, s) => (s.width * s.height > best.width * best.height ? s : best), {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  });
  const between = (wanted: number, most: number, least: number) =>
    Math.max(least, most > 0 ? Math.min(wanted, most) : wanted);
  const seen = remembered
    ? screens.some((screen) => {
        const shared = overlap(remembered, screen);
        return shared.width >= VISIBLE.width && shared.height >= VISIBLE.height;
      })
    : false;
  const size = remembered ?? DEFAULT;
  const width = between(size.width, largest.width, MIN_WIDTH);
  const height = between(size.height, largest.height, MIN_HEIGHT);
  const maximised = remembered?.maximised ?? false;
  return remembered && seen
    ? { x: remembered.x, y: remembered.y, width, height, maximised }
    : { width, height, maximised };
}
