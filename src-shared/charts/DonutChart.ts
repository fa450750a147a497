import { Pie } from '@nivo/pie';
import { createElement, useId } from 'react';
import { type ChartFrame, commonProps } from './chart.ts';
import { clipped, textWidth } from './layout.ts';
import { seriesColour } from './palette.ts';
import { patternOf, patternsOf } from './patterns.ts';
import { Tip } from './Tip.ts';
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
/** A ring needs this much beside its names, or they stand below it. */
const RING = 150;
const MARK = 30;
/** Of the middle, by the hole that it stands in. */
const MIDDLE_SIZE = 20;

/** Parts of a whole, each named beside it with its value. */
export function DonutChart(props: DonutChartProps) {
  const { slices, format, middle, palette, width, height, onOpen, fontFamily } = props;
  const id = useId();
  const textRoom = (width >= 2 * RING ? Math.max(width * 0.6, width - 2 * RING) : width - 16) - MARK;
  const named = slices.map((slice) => {
    const value = ` · ${format(slice.value)}`;
    return {
      ...slice,
      id: slice.key,
      whole: `${slice.label}${value}`,
      label: `${clipped(slice.label, textRoom - textWidth(value))}${value}`,
    };
  });
  const legendWidth = Math.max(0, ...named.map(({ label }) => textWidth(label))) + MARK;
  const isBeside = width >= legendWidth + RING;
  const legendHeight = slices.length * LINE;
  const margin = isBeside
    ? { top: 8, right: legendWidth + 16, bottom: 8, left: 8 }
    : { top: 8, right: 8, bottom: Math.min(legendHeight + 16, height * 0.6), left: 8 };
  const hole = 0.62 * Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom);
  const middleSize = Math.min(MIDDLE_SIZE, (hole * 0.85 * 11) / textWidth(middle));
  // nivo's pie has no name of its own to give.
  const drawing = createElement(Pie<(typeof named)[number]>, {
    ...commonProps(props),
    role: 'presentation',
    data: named,
    margin,
    innerRadius: 0.62,
    padAngle: slices.length > 1 ? 1 : 0,
    cornerRadius: 2,
    sortByValue: false,
    colors: ({ id: key }) =>
      seriesColour(
        palette,
        slices.findIndex((slice) => slice.key === key),
      ),
    theme: chartTheme(palette, fontFamily),
    defs: patternsOf(id, palette.ground),
    fill: slices.flatMap((slice, index) => {
      const pattern = patternOf(id, index);
      return pattern === null ? [] : [{ match: { id: slice.key }, id: pattern }];
    }),
    enableArcLabels: false,
    enableArcLinkLabels: false,
    activeOuterRadiusOffset: props.isStatic === true ? 0 : 3,
    valueFormat: format,
    tooltip: ({ datum }) => createElement(Tip, { palette }, datum.data.whole),
    layers: [
      'arcs',
      ({ centerX, centerY }) =>
        createElement(
          'text',
          {
            x: centerX,
            y: centerY,
            textAnchor: 'middle',
            dominantBaseline: 'central',
            style: { fontFamily, fontSize: middleSize, fontWeight: 600, fill: palette.text },
          },
          middle,
        ),
      'legends',
    ],
    legends: [
      {
        anchor: isBeside ? 'right' : 'bottom-left',
        direction: 'column',
        translateX: isBeside ? legendWidth + 16 : 0,
        translateY: isBeside ? 0 : legendHeight + 12,
        itemWidth: legendWidth,
        itemHeight: LINE,
        symbolSize: 13,
        data: named.map((slice, index) => {
          const color = seriesColour(palette, index);
          const pattern = patternOf(id, index);
          return {
            id: slice.key,
            label: slice.label,
            color,
            // As nivo names the pattern of its slices.
            ...(pattern === null ? {} : { fill: `url(#${pattern}.bg.${color})` }),
          };
        }),
      },
    ],
    ...(onOpen === undefined ? {} : { onClick: (slice: { id: unknown }) => onOpen(String(slice.id)) }),
  });
  return createElement('div', { role: 'img', 'aria-label': props.summary }, drawing);
}
