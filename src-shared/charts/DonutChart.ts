import { Pie } from '@nivo/pie';
import { useId } from 'react';
import { type ChartFrame, commonProps } from './chart.ts';
import { textWidth } from './layout.ts';
import { patternOf, patternsOf } from './patterns.ts';
import { Tip } from './Tip.tsx';
import { chartTheme } from './theme.ts';

export interface Slice {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

interface DonutChartProps extends ChartFrame {
  readonly slices: readonly Slice[];
  readonly format: (value: number) => string;
  /** In the middle: the whole. */
  readonly middle: string;
  readonly onOpen?: ((key: string) => void) | undefined;
}

const LINE = 22;

/** Parts of a whole, each named beside it with its value. */
export function DonutChart(props: DonutChartProps) {
  const { slices, format, middle, palette, width, height, onOpen, fontFamily } = props;
  const id = useId();
  const named = slices.map((slice) => ({
    ...slice,
    id: slice.key,
    label: `${slice.label} · ${format(slice.value)}`,
  }));
  const legendWidth = Math.max(0, ...named.map(({ label }) => textWidth(label))) + 30;
  const isBeside = width >= legendWidth + 150;
  const legendHeight = slices.length * LINE;
  const margin = isBeside
    ? { top: 8, right: legendWidth + 16, bottom: 8, left: 8 }
    : { top: 8, right: 8, bottom: Math.min(legendHeight + 16, height * 0.6), left: 8 };
  // nivo's pie has no name of its own to give.
  const drawing = (
    <Pie
      {...commonProps(props)}
      role="presentation"
      data={named}
      margin={margin}
      innerRadius={0.62}
      padAngle={slices.length > 1 ? 1 : 0}
      cornerRadius={2}
      sortByValue={false}
      colors={({ id: key }) => {
        const index = slices.findIndex((slice) => slice.key === key);
        return palette.series[index % palette.series.length] ?? palette.text;
      }}
      theme={chartTheme(palette, fontFamily)}
      defs={patternsOf(id, palette.ground)}
      fill={slices.flatMap((slice, index) => {
        const pattern = patternOf(id, index);
        return pattern === null ? [] : [{ match: { id: slice.key }, id: pattern }];
      })}
      enableArcLabels={false}
      enableArcLinkLabels={false}
      activeOuterRadiusOffset={props.isStatic === true ? 0 : 3}
      valueFormat={format}
      tooltip={({ datum }) => <Tip palette={palette}>{datum.label}</Tip>}
      layers={[
        'arcs',
        ({ centerX, centerY }) => (
          <text
            x={centerX}
            y={centerY}
            textAnchor="middle"
            dominantBaseline="central"
            style={{ fontFamily, fontSize: 20, fontWeight: 600, fill: palette.text }}
          >
            {middle}
          </text>
        ),
        'legends',
      ]}
      legends={[
        {
          anchor: isBeside ? 'right' : 'bottom-left',
          direction: 'column',
          translateX: isBeside ? legendWidth + 16 : 0,
          translateY: isBeside ? 0 : legendHeight + 12,
          itemWidth: legendWidth,
          itemHeight: LINE,
          symbolSize: 13,
        },
      ]}
      onClick={onOpen === undefined ? undefined : (slice) => onOpen(String(slice.id))}
    />
  );
  return (
    <div role="img" aria-label={props.summary}>
      {drawing}
    </div>
  );
}
