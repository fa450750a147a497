import { Bar, type BarDatum } from '@nivo/bar';
import { createElement, useId } from 'react';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { clipped, legendLines, legendOf, stepsBelow, textWidth, wholeTicks } from './layout.ts';
import { seriesColour } from './palette.ts';
import { patternOf, patternsOf } from './patterns.ts';
import { chartTheme } from './theme.ts';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** One for each series; null: nothing was measured there. */
  readonly values: readonly (number | null)[];
}

interface BarChartProps extends ChartFrame {
  readonly rows: readonly BarRow[];
  readonly series: readonly Series[];
  /** Lying bars for names, the first on top; standing ones for time. */
  readonly layout: 'lying' | 'standing';
  readonly format: (value: number) => string;
  /** Of standing bars; whole numbers where they are not given. */
  readonly ticks?: readonly number[] | undefined;
  /** Beside the axis; as all values where it is not given. */
  readonly tick?: ((value: number) => string) | undefined;
  readonly onOpen?: ((rowKey: string, seriesKey: string) => void) | undefined;
}

/** Bars beside each other, each with its value where there is room. */
export function BarChart(props: BarChartProps) {
  const { rows, series, layout, format, palette, width, onOpen } = props;
  const id = useId();
  const isLying = layout === 'lying';
  const labels = new Map(rows.map((row) => [row.key, row.label]));
  const names = new Map(series.map(({ key, label }) => [key, label]));
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const highest = Math.max(0, ...values);
  const ticks = props.ticks ?? wholeTicks(highest);
  const tick = props.tick ?? format;
  const longest = Math.max(0, ...rows.map((row) => textWidth(row.label)));
  const valueRoom = textWidth(format(highest)) + 8;
  const legend = legendOf(
    series.map(({ label }) => label),
    width,
    32,
  );
  const margin = {
    top: legend.height + 8,
    right: isLying ? valueRoom + 4 : 8,
    bottom: isLying ? 8 : 26,
    left: isLying
      ? Math.min(longest + 12, width * 0.42)
      : Math.max(...ticks.map((value) => textWidth(tick(value)))) + 18,
  };
  // nivo draws lying bars from the bottom up.
  const shown = isLying ? rows.toReversed() : rows;
  const data: BarDatum[] = shown.map((row) => ({
    row: row.key,
    ...Object.fromEntries(series.map(({ key }, index) => [key, row.values[index] ?? null])),
  }));
  const keys = series.map(({ key }) => key);
  const below = stepsBelow(shown, width - margin.left - margin.right);
  const labelRoom = isLying ? margin.left - 12 : below.room;
  return createElement(Bar<BarDatum>, {
    ...commonProps(props),
    data,
    keys,
    indexBy: 'row',
    layout: isLying ? 'horizontal' : 'vertical',
    groupMode: 'grouped',
    padding: 0.3,
    innerPadding: 1,
    margin,
    valueScale: {
      type: 'linear',
      min: Math.min(0, ...values),
      max: Math.max(highest, isLying ? (highest > 0 ? 0 : 1) : (ticks.at(-1) ?? 1)),
    },
    colors: ({ id: key }) => seriesColour(palette, keys.indexOf(String(key))),
    theme: chartTheme(palette, props.fontFamily),
    defs: patternsOf(id, palette.ground),
    fill: keys.flatMap((key, index) => {
      const pattern = patternOf(id, index);
      return pattern === null
        ? []
        : [{ match: (bar: { data: { id: unknown } }) => bar.data.id === key, id: pattern }];
    }),
    borderRadius: 2,
    enableLabel: isLying,
    label: ({ value }) => (value === null ? '' : format(value)),
    labelPosition: 'end',
    labelOffset: 6,
    labelTextColor: palette.text,
    enableGridX: false,
    enableGridY: !isLying,
    gridYValues: [...ticks],
    axisLeft: isLying
      ? {
          tickSize: 0,
          tickPadding: 8,
          format: (key: unknown) => clipped(labels.get(String(key)) ?? '', labelRoom),
        }
      : {
          tickSize: 0,
          tickPadding: 8,
          tickValues: [...ticks],
          format: (value: unknown) => tick(Number(value)),
        },
    axisBottom: isLying
      ? null
      : {
          tickSize: 0,
          tickPadding: 8,
          tickValues: below.seen,
          format: (key: unknown) => clipped(labels.get(String(key)) ?? '', labelRoom),
        },
    valueFormat: format,
    tooltipLabel: ({ id: key, indexValue }) =>
      [labels.get(String(indexValue)), series.length > 1 ? names.get(String(key)) : undefined]
        .filter((part) => part !== undefined)
        .join(' · '),
    legends: legendLines(
      series.map(({ key, label }, index) => {
        const pattern = patternOf(id, index);
        return {
          id: key,
          label: clipped(label, legend.textRoom),
          color: seriesColour(palette, index),
          // As nivo names the pattern of its bars, which it does not draw without one.
          ...(pattern === null || rows.every((row) => (row.values[index] ?? null) === null)
            ? {}
            : { fill: `url(#${pattern}.bg.${seriesColour(palette, index)})` }),
        };
      }),
      legend,
      { left: isLying ? -margin.left : -margin.left + 4, top: -legend.height - 8 },
    ).map((line) => ({ ...line, dataFrom: 'keys' as const })),
    ...(onOpen === undefined
      ? {}
      : {
          onClick: (bar: { readonly indexValue: unknown; readonly id: unknown }) =>
            onOpen(String(bar.indexValue), String(bar.id)),
        }),
  });
}
