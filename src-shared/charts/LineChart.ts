import { type DefaultSeries, Line, type LineCustomSvgLayerProps } from '@nivo/line';
import { createElement, Fragment } from 'react';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { clipped, legendLines, legendOf, stepsBelow, textWidth } from './layout.ts';
import { seriesColour } from './palette.ts';
import { Tip } from './Tip.ts';
import { chartTheme } from './theme.ts';

interface LineChartProps extends ChartFrame {
  readonly steps: readonly Series[];
  /** The second line is dashed with square points, the third dotted with rhombs. Null: nothing was measured there. */
  readonly lines: readonly (Series & { readonly values: readonly (number | null)[] })[];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  /** Beside the axis; as all values where it is not given. */
  readonly tick?: ((value: number) => string) | undefined;
  readonly onOpen?: ((stepKey: string, lineKey: string) => void) | undefined;
}

const DASHES = [undefined, '6 4', '2 3'] as const;
/** Where steps are closer than this, points would hide the line. */
const POINT_ROOM = 14;

/** Lines over time. */
export function LineChart(props: LineChartProps) {
  const { steps, lines, ticks, format, palette, width, onOpen } = props;
  const tick = props.tick ?? format;
  const labels = new Map(steps.map(({ key, label }) => [key, label]));
  const order = lines.map(({ key }) => key);
  const names = new Map(lines.map(({ key, label }) => [key, label]));
  const highest = ticks.at(-1) ?? 1;
  const lowest = Math.min(0, ...lines.flatMap(({ values }) => values.filter((value) => value !== null)));
  const legend = legendOf(
    lines.map(({ label }) => label),
    width,
    44,
  );
  const left = Math.max(...ticks.map((value) => textWidth(tick(value)))) + 18;
  const below = stepsBelow(steps, width - left - 12);
  const margin = {
    top: legend.height + 12,
    right: Math.max(12, Math.min(below.room, textWidth(steps.at(-1)?.label ?? '')) / 2 + 2),
    bottom: 26,
    left,
  };
  const inner = width - margin.left - margin.right;
  const data: DefaultSeries[] = lines.map(({ key, values }) => ({
    id: key,
    data: steps.map((step, index) => ({ x: step.key, y: values[index] ?? null })),
  }));
  return createElement(Line<DefaultSeries>, {
    ...commonProps(props),
    data,
    margin,
    xScale: { type: 'point' },
    yScale: { type: 'linear', min: lowest, max: highest },
    colors: ({ id }) => seriesColour(palette, order.indexOf(String(id))),
    theme: chartTheme(palette, props.fontFamily),
    lineWidth: 2,
    pointSize: 8,
    gridYValues: [...ticks],
    enableGridX: false,
    axisLeft: {
      tickSize: 0,
      tickPadding: 8,
      tickValues: [...ticks],
      format: (value: unknown) => tick(Number(value)),
    },
    axisBottom: {
      tickSize: 0,
      tickPadding: 8,
      tickValues: below.seen,
      format: (key: unknown) => clipped(labels.get(String(key)) ?? '', below.room),
    },
    yFormat: (value: unknown) => format(Number(value)),
    xFormat: (key: unknown) => labels.get(String(key)) ?? '',
    layers: [
      'grid',
      'axes',
      (layer) =>
        createElement(Lines, {
          ...layer,
          order,
          ground: palette.ground,
          pointSize: inner / Math.max(1, steps.length) >= POINT_ROOM ? 8 : 4,
        }),
      'mesh',
      'legends',
    ],
    useMesh: props.isStatic !== true,
    tooltip: ({ point }) =>
      createElement(
        Tip,
        { palette },
        `${point.data.xFormatted} · ${names.get(String(point.seriesId))}: `,
        createElement('strong', null, point.data.yFormatted),
      ),
    legends: legendLines(
      lines.map(({ key, label }, index) => ({
        id: key,
        label: clipped(label, legend.textRoom),
        color: seriesColour(palette, index),
      })),
      legend,
      { left: -margin.left + 4, top: -legend.height - 12 },
    ).map((line) => ({
      ...line,
      // Its dash reaches beyond the room of a square.
      symbolSpacing: 14,
      symbolShape: ({ id, x, y, size, fill }: SymbolProps) => {
        const turn = order.indexOf(String(id));
        return createElement(
          'g',
          { transform: `translate(${x + size / 2}, ${y + size / 2})` },
          createElement('line', {
            x1: -size,
            x2: size,
            stroke: fill,
            strokeWidth: 2,
            strokeDasharray: DASHES[turn % DASHES.length],
          }),
          createElement(Mark, {
            size: 7,
            color: String(fill),
            borderWidth: 0,
            borderColor: palette.ground,
            turn,
          }),
        );
      },
    })),
    ...(onOpen === undefined
      ? {}
      : {
          onClick: (point: object) => {
            if (!('seriesId' in point && 'data' in point)) return;
            const { x } = point.data as { readonly x: unknown };
            onOpen(String(x), String(point.seriesId));
          },
        }),
  });
}

/** Of a legend's mark, as nivo asks for it. */
interface SymbolProps {
  readonly id: string | number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill?: string | undefined;
}

interface MarkProps {
  readonly size: number;
  readonly color: string;
  readonly borderWidth: number;
  readonly borderColor: string;
  readonly turn: number;
}

function Mark({ size, color, borderWidth, borderColor, turn }: MarkProps) {
  const look = { fill: color, stroke: borderColor, strokeWidth: borderWidth };
  if (turn % 3 === 0) return createElement('circle', { r: size / 2, ...look });
  const edge = size * 0.9;
  return createElement('rect', {
    x: -edge / 2,
    y: -edge / 2,
    width: edge,
    height: edge,
    transform: turn % 3 === 2 ? 'rotate(45)' : undefined,
    ...look,
  });
}

interface LinesProps extends LineCustomSvgLayerProps<DefaultSeries> {
  readonly order: readonly string[];
  readonly ground: string;
  readonly pointSize: number;
}

function Lines({ series, lineGenerator, points, order, ground, pointSize }: LinesProps) {
  return createElement(
    Fragment,
    null,
    series.map(({ id, data, color }) =>
      createElement('path', {
        key: id,
        d: lineGenerator(data.map(({ position }) => position)) ?? '',
        fill: 'none',
        stroke: color,
        strokeWidth: 2,
        strokeDasharray: DASHES[order.indexOf(id) % DASHES.length],
      }),
    ),
    points.map(({ id, seriesId, seriesColor, x, y }) =>
      createElement(
        'g',
        { key: id, transform: `translate(${x}, ${y})` },
        createElement(Mark, {
          size: pointSize,
          color: seriesColor,
          borderWidth: pointSize > 4 ? 1.5 : 0,
          borderColor: ground,
          turn: order.indexOf(String(seriesId)),
        }),
      ),
    ),
  );
}
