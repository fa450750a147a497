import type { Palette } from './palette.ts';

/** The one look of all charts, in nivo's terms. */
export function chartTheme(palette: Palette, fontFamily: string) {
  const { text, quiet, line, ground } = palette;
  const small = { fontFamily, fontSize: 11, fill: quiet };
  return {
    background: 'transparent',
    text: { fontFamily, fontSize: 12, fill: text },
    axis: {
      domain: { line: { stroke: line, strokeWidth: 1 } },
      ticks: { line: { stroke: line, strokeWidth: 1 }, text: small },
      legend: { text: { fontFamily, fontSize: 11, fill: quiet } },
    },
    grid: { line: { stroke: line, strokeWidth: 1, strokeDasharray: '2 3' } },
    legends: { text: { fontFamily, fontSize: 12, fill: text } },
    labels: { text: { fontFamily, fontSize: 11, fill: text } },
    crosshair: { line: { stroke: quiet, strokeWidth: 1, strokeOpacity: 0.7 } },
    tooltip: {
      container: {
        fontFamily,
        fontSize: 12,
        color: text,
        background: ground,
        border: `1px solid ${line}`,
        borderRadius: 6,
        boxShadow: '0 4px 16px rgb(16 24 24 / 14%)',
      },
    },
  };
}
