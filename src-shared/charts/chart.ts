import type { Palette } from './palette.ts';

/** What every chart is given besides its data. Nothing is measured in here: the same call draws on screen and on paper. */
export interface ChartFrame {
  /** Pixels on screen, points on paper. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly fontFamily: string;
  /** What the chart says, in a sentence, for whoever cannot see it. */
  readonly summary: string;
  /** Unset where less motion is wanted, and on paper. */
  readonly isAnimated?: boolean;
  /** No answers to the pointer: for `renderToStaticMarkup`. */
  readonly isStatic?: boolean;
}

/** One of several values of each row, step …; the second and later ones also have a pattern, a dash or a shape of their own. */
export interface Series {
  readonly key: string;
  readonly label: string;
}

/** What all charts hand to nivo alike. */
export function commonProps(frame: ChartFrame) {
  const isStatic = frame.isStatic === true;
  return {
    width: frame.width,
    height: frame.height,
    animate: frame.isAnimated === true && !isStatic,
    motionConfig: { duration: 150 },
    isInteractive: !isStatic,
    role: 'img',
    ariaLabel: frame.summary,
  };
}
