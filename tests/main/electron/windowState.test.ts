import { describe, expect, it } from 'vitest';
import { MIN_HEIGHT, MIN_WIDTH, startBounds } from '#main/electron/windowState.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const beside = { x: 1366, y: 0, width: 1920, height: 1040 };
const left = { x: 1500, y: 100, width: 1200, height: 800, maximised: false };

describe('where the window opens', () => {
  it('is where it was left, on the screen it was left on', () => {
    expect(startBounds(left, [laptop, beside])).toEqual(left);
  });

  it('is wherever the system likes when that screen is gone', () => {
    expect(startBounds(left, [laptop])).toEqual({ width: 1200, height: 728, maximised: false });
  });

  it('counts a window as seen only when its title bar can be taken hold of', () => {
    const sliver = { ...left, x: 1366 - 1200 - 1366 + 100, y: 100 };
    expect(startBounds(sliver, [laptop])).not.toHaveProperty('x');
    expect(startBounds({ ...left, x: -1000, y: 100 }, [laptop])).toHaveProperty('x', -1000);
  });

  it('is never larger than the largest screen nor smaller than the page can be', () => {
    expect(startBounds({ ...left, width: 9000, height: 9000 }, [beside])).toMatchObject({
      width: 1920,
      height: 1040,
    });
    expect(startBounds({ ...left, width: 10, height: 10 }, [beside])).toMatchObject({
      width: MIN_WIDTH,
      height: MIN_HEIGHT,
    });
  });

  it('is of the usual size at the first start, and where no screen is known', () => {
    expect(startBounds(undefined, [beside])).toEqual({ width: 1280, height: 800, maximised: false });
    expect(startBounds(undefined, [])).toEqual({ width: 1280, height: 800, maximised: false });
  });

  it('stays maximised', () => {
    expect(startBounds({ ...left, maximised: true }, [laptop, beside]).maximised).toBe(true);
  });
});
