import { Bar, type BarDatum } from '@nivo/bar';
import { useId } from 'react';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { clipped, legendOf, textWidth, thinned, wholeTicks } from './layout.ts';
import { patternOf, patternsOf } from './patterns.ts';
import { chartTheme } from './theme.ts';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** One for each series. */
  readonly values: readonly number[];
}

interface BarChartProps extends ChartFrame {
  readonly rows: readonly BarRow[];
  readonly series: readonly Series[];
  /** Lying bars for names, the first on top; standing ones for time. */
  readonly layout: 'lying' | 'standing';
  readonly format: (value: number) => string;
  readonly onOpen?: ((rowKey: string, seriesKey: string) => void) | undefined;
}

/** Bars beside each other, each with its value where there is room. */
export function BarChart(props: BarChartProps) {
  const { rows, series, layout, format, palette, width, onOpen } = props;
  const id = useId();
  const isLying = layout === 'lying';
  const labels = new Map(rows.map((row) => [row.key, row.label]));
  const names = new Map(series.map(({ key, label }) => [key, label]));
  const highest = Math.max(0, ...rows.flatMap((row) => row.values));
  const ticks = wholeTicks(highest);
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
    left: isLying ? Math.min(longest + 12, width * 0.42) : textWidth(format(ticks.at(-1) ?? 0)) + 18,
  };
  // nivo draws lying bars from the bottom up.
  const shown = isLying ? rows.toReversed() : rows;
  const data: BarDatum[] = shown.map((row) => ({
    row: row.key,
    ...Object.fromEntries(series.map(({ key }, index) => [key, row.values[index] ?? 0])),
  }));
  const keys = series.map(({ key }) => key);
  const inner = width - margin.left - margin.right;
  const seen = thinned(
    shown.map((row) => row.key),
    inner,
    Math.max(...shown.map((row) => textWidth(row.label)), 20) + 10,
  );
  return (
    <Bar
      {...commonProps(props)}
      data={data}
      keys={isLying ? keys.toReversed() : keys}
      indexBy="row"
      layout={isLying ? 'horizontal' : 'vertical'}
      groupMode="grouped"
      padding={0.3}
      innerPadding={1}
      margin={margin}
      valueScale={{ type: 'linear', min: 0, max: Math.max(highest, isLying ? 1 : (ticks.at(-1) ?? 1)) }}
      colors={({ id: key }) => palette.series[keys.indexOf(String(key))] ?? palette.text}
      theme={chartTheme(palette, props.fontFamily)}
      defs={patternsOf(id, palette.ground)}
      fill={keys.flatMap((key, index) => {
        const pattern = patternOf(id, index);
        return pattern === null
          ? []
          : [{ match: (bar: { data: { id: unknown } }) => bar.data.id === key, id: pattern }];
      })}
      borderRadius={2}
      enableLabel={isLying}
      label={({ value }) => (value === null ? '' : format(value))}
      labelPosition="end"
      labelOffset={6}
      labelTextColor={palette.text}
      enableGridX={false}
      enableGridY={!isLying}
      gridYValues={ticks}
      axisLeft={
        isLying
          ? {
              tickSize: 0,
              tickPadding: 8,
              format: (key) => clipped(labels.get(String(key)) ?? '', margin.left - 12),
            }
          : { tickSize: 0, tickPadding: 8, tickValues: ticks, format: (value) => format(Number(value)) }
      }
      axisBottom={
        isLying
          ? null
          : {
              tickSize: 0,
              tickPadding: 8,
              tickValues: seen,
              format: (key) => labels.get(String(key)) ?? '',
            }
      }
      valueFormat={format}
      tooltipLabel={({ id: key, indexValue }) =>
        [labels.get(String(indexValue)), series.length > 1 ? names.get(String(key)) : undefined]
          .filter((part) => part !== undefined)
          .join(' · ')
      }
      legendLabel={({ id: key }) => names.get(String(key)) ?? ''}
      legends={
        series.length > 1
          ? [
              {
                dataFrom: 'keys',
                anchor: 'top-left',
                direction: legend.direction,
                translateX: isLying ? -margin.left : -margin.left + 4,
                translateY: -legend.height - 8,
                itemWidth: legend.itemWidth,
                itemHeight: 18,
                symbolSize: 12,
                ...(isLying ? { itemDirection: 'left-to-right' as const } : {}),
              },
            ]
          : []
      }
      onClick={onOpen === undefined ? undefined : (bar) => onOpen(String(bar.indexValue), String(bar.id))}
    />
  );
}
