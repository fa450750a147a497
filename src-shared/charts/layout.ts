/** Widths of small print, a little more than they are; nothing can be measured where there is no page. */
const LETTER = 6.4;
const NARROW = 3.6;
const CAPITAL = 8.2;
const WIDE = 12.5;

function letterWidth(letter: string): number {
  if (/[\s.,:;'’!|()[\]ijlIft·]/u.test(letter)) return NARROW;
  // Signs of other scripts and pictures take a square; what this is not sure of does too.
  if (letter > '\u2e7f') return WIDE;
  return /[\p{Lu}MWmw@%&<>=+~—…]/u.test(letter) ? CAPITAL : LETTER;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** As much of a text as has room, with an ellipsis where something is missing. */
export function clipped(text: string, width: number): string {
  const room = width + 1e-6;
  if (textWidth(text) <= room) return text;
  let used = CAPITAL;
  let kept = '';
  for (const letter of text) {
    used += letterWidth(letter);
    if (used > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Every so many of the ticks, so that their words do not touch. The last one that has room always stays. */
export function thinned<T>(ticks: readonly T[], width: number, each: number): T[] {
  const room = Math.max(1, Math.floor(width / each));
  const step = Math.max(1, Math.ceil(ticks.length / room));
  return ticks.filter((_, index) => index % step === 0);
}

/** A long name of a step is cut before it drives the others away: each has this much room at least. */
const SHORTEST_STEP = 64;

/** The steps below a chart that are named, and how much room each name has. */
export function stepsBelow(
  steps: readonly { readonly key: string; readonly label: string }[],
  width: number,
): { readonly seen: string[]; readonly room: number } {
  const longest = Math.max(20, ...steps.map(({ label }) => textWidth(label)));
  const room = Math.min(longest, Math.max(SHORTEST_STEP, width / Math.max(1, steps.length) - 10));
  return {
    seen: thinned(
      steps.map(({ key }) => key),
      width,
      room + 10,
    ),
    room,
  };
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

/** A legend above a chart: its entries beside each other, in as many lines as they need. One alone has none. */
export function legendOf(labels: readonly string[], width: number, besides: number) {
  const longest = Math.max(0, ...labels.map(textWidth)) + besides;
  const itemWidth = Math.min(longest, width);
  const perLine = Math.max(1, Math.floor(width / itemWidth));
  const lines = labels.length < 2 ? 0 : Math.ceil(labels.length / perLine);
  return { itemWidth, perLine, textRoom: itemWidth - besides, height: lines * LEGEND_LINE };
}

/** Its lines as nivo's legends, the first on top; `left` and `top` are from the drawing's inner corner. */
export function legendLines<T>(
  entries: readonly T[],
  legend: ReturnType<typeof legendOf>,
  corner: { readonly left: number; readonly top: number },
) {
  if (entries.length < 2) return [];
  return Array.from({ length: Math.ceil(entries.length / legend.perLine) }, (_, line) => ({
    anchor: 'top-left' as const,
    direction: 'row' as const,
    translateX: corner.left,
    translateY: corner.top + line * LEGEND_LINE,
    itemWidth: legend.itemWidth,
    itemHeight: 18,
    symbolSize: 12,
    itemDirection: 'left-to-right' as const,
    data: entries.slice(line * legend.perLine, (line + 1) * legend.perLine),
  }));
}
