/** Width of a letter of small print, on average; nothing can be measured where there is no page. */
const LETTER = 6.4;

export function textWidth(text: string): number {
  return text.length * LETTER;
}

/** As much of a text as has room, with an ellipsis where something is missing. */
export function clipped(text: string, width: number): string {
  const letters = Math.max(1, Math.floor(width / LETTER));
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}

/** Every so many of the ticks, so that their words do not touch. The last one that has room always stays. */
export function thinned<T>(ticks: readonly T[], width: number, each: number): T[] {
  const room = Math.max(1, Math.floor(width / each));
  const step = Math.max(1, Math.ceil(ticks.length / room));
  return ticks.filter((_, index) => index % step === 0);
}

/** Whole numbers from 0 on that divide an axis well: at most `most` of them besides 0. */
export function wholeTicks(highest: number, most = 4): number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    ...[1, 2, 5, 10]
      .map((one) => one * power)
      .filter((one) => one >= rough)
      .slice(0, 1),
  );
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

/** Room for a legend line: its mark and a gap. */
const LEGEND_LINE = 20;

/** A legend above a chart: its entries beside each other, or under each other where they are too long. One alone has none. */
export function legendOf(labels: readonly string[], width: number, besides: number) {
  const itemWidth = Math.max(0, ...labels.map(textWidth)) + besides;
  const fits = itemWidth * labels.length <= width;
  return {
    itemWidth,
    direction: fits ? ('row' as const) : ('column' as const),
    height: labels.length < 2 ? 0 : fits ? LEGEND_LINE : labels.length * LEGEND_LINE,
  };
}
