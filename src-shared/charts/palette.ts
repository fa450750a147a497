/** The colours of a chart; plain values, since not every place that draws one knows CSS variables. */
export interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  /** What the chart lies on; gaps between slices and patterns have this colour. */
  readonly ground: string;
  /** In the order in which series and slices take them; each 3:1 at least against the ground (WCAG 2.2, 1.4.11). */
  readonly series: readonly string[];
  /** Of a heat map, from nothing to most. */
  readonly heat: readonly [least: string, most: string];
}

/**
 * After Okabe and Ito, “Color Universal Design” (2008): hues that people with any kind of colour vision tell apart,
 * darker or lighter than theirs where the ground asks for it. Colour is never alone: there are labels and patterns.
 */
export const lightSeries = [
  '#0072b2',
  '#c65600',
  '#00825f',
  '#a8558a',
  '#9c6b00',
  '#2b88bf',
  '#5b6a6a',
  '#7a6a00',
  '#6b4fa3',
] as const;

export const darkSeries = [
  '#4ba3dc',
  '#f0834a',
  '#2fbf95',
  '#dd8fbc',
  '#e6a933',
  '#8ccbf0',
  '#a9b4b4',
  '#e2d65c',
  '#b49be6',
] as const;

export const lightHeat = ['#eef4f8', '#00558a'] as const;
export const darkHeat = ['#222c31', '#7cc4f5'] as const;

/** On white paper, in any printer. */
export const paperPalette: Palette = {
  text: '#1b2222',
  quiet: '#4a5454',
  line: '#d0d6d6',
  ground: '#ffffff',
  series: lightSeries,
  heat: lightHeat,
};

/** Of the n-th series or slice; where there are more than colours, they come again with other patterns and dashes. */
export function seriesColour({ series, text }: Palette, index: number): string {
  return series[index % series.length] ?? text;
}

type Rgb = readonly [red: number, green: number, blue: number];

function rgbOf(hex: string): Rgb {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour so far (0 to 1) on the way between two. */
export function between(from: string, to: string, share: number): string {
  const end = rgbOf(to);
  const parts = rgbOf(from).map((part, index) => Math.round(part + ((end[index] ?? part) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(hex: string): string {
  return contrast(hex, '#ffffff') >= contrast(hex, '#1b2222') ? '#ffffff' : '#1b2222';
}
