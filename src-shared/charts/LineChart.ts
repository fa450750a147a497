import { type DefaultSeries, Line, type LineCustomSvgLayerProps } from '@nivo/line';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { legendOf, textWidth, thinned } from './layout.ts';
import { Tip } from './Tip.tsx';
import { chartTheme } from './theme.ts';

interface LineChartProps extends ChartFrame {
  readonly steps: readonly Series[];
  /** The second line is dashed with square points, the third dotted with rhombs. Null: nothing was measured there. */
  readonly lines: readonly (Series & { readonly values: readonly (number | null)[] })[];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly onOpen?: ((stepKey: string, lineKey: string) => void) | undefined;
}

const DASHES = [undefined, '6 4', '2 3'] as const;

/** Lines over time. */
export function LineChart(props: LineChartProps) {
  const { steps, lines, ticks, format, palette, width, onOpen } = props;
  const labels = new Map(steps.map(({ key, label }) => [key, label]));
  const order = lines.map(({ key }) => key);
  const names = new Map(lines.map(({ key, label }) => [key, label]));
  const highest = ticks.at(-1) ?? 1;
  const legend = legendOf(
    lines.map(({ label }) => label),
    width,
    44,
  );
  const margin = {
    top: legend.height + 12,
    right: Math.max(12, textWidth(steps.at(-1)?.label ?? '') / 2 + 2),
    bottom: 26,
    left: Math.max(...ticks.map((tick) => textWidth(format(tick)))) + 18,
  };
  const seen = thinned(
    steps.map(({ key }) => key),
    width - margin.left - margin.right,
    Math.max(...steps.map(({ label }) => textWidth(label)), 20) + 10,
  );
  const data: DefaultSeries[] = lines.map(({ key, values }) => ({
    id: key,
    data: steps.map((step, index) => ({ x: step.key, y: values[index] ?? null })),
  }));
  return (
    <Line
      {...commonProps(props)}
      data={data}
      margin={margin}
      xScale={{ type: 'point' }}
      yScale={{ type: 'linear', min: 0, max: highest }}
      colors={({ id }) => palette.series[order.indexOf(String(id))] ?? palette.text}
      theme={chartTheme(palette, props.fontFamily)}
      lineWidth={2}
      pointSize={8}
      gridYValues={ticks}
      enableGridX={false}
      axisLeft={{
        tickSize: 0,
        tickPadding: 8,
        tickValues: [...ticks],
        format: (value) => format(Number(value)),
      }}
      axisBottom={{
        tickSize: 0,
        tickPadding: 8,
        tickValues: seen,
        format: (key) => labels.get(String(key)) ?? '',
      }}
      yFormat={(value) => format(Number(value))}
      xFormat={(key) => labels.get(String(key)) ?? ''}
      layers={[
        'grid',
        'axes',
        (layer) => <Lines {...layer} order={order} ground={palette.ground} />,
        'mesh',
        'legends',
      ]}
      useMesh={props.isStatic !== true}
      tooltip={({ point }) => (
        <Tip palette={palette}>
          {point.data.xFormatted} · {names.get(String(point.seriesId))}:{' '}
          <strong>{point.data.yFormatted}</strong>
        </Tip>
      )}
      legends={
        lines.length > 1
          ? [
              {
                anchor: 'top-left',
                direction: legend.direction,
                translateX: -margin.left + 4,
                translateY: -legend.height - 12,
                itemWidth: legend.itemWidth,
                itemHeight: 18,
                symbolSize: 12,
                data: lines.map(({ key, label }, index) => ({
                  id: key,
                  label,
                  color: palette.series[index] ?? palette.text,
                })),
                symbolShape: ({ id, x, y, size, fill }) => (
                  <g transform={`translate(${x + size / 2}, ${y + size / 2})`}>
                    <line
                      x1={-size}
                      x2={size}
                      stroke={fill}
                      strokeWidth={2}
                      strokeDasharray={DASHES[order.indexOf(String(id)) % DASHES.length]}
                    />
                    <Mark
                      size={7}
                      color={String(fill)}
                      borderWidth={0}
                      borderColor={palette.ground}
                      turn={order.indexOf(String(id))}
                    />
                  </g>
                ),
              },
            ]
          : []
      }
      onClick={
        onOpen === undefined
          ? undefined
          : (point) => {
              if ('seriesId' in point) onOpen(String(point.data.x), String(point.seriesId));
            }
      }
    />
  );
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
  if (turn % 3 === 0) return <circle r={size / 2} {...look} />;
  const edge = size * 0.9;
  return (
    <rect
      x={-edge / 2}
      y={-edge / 2}
      width={edge}
      height={edge}
      transform={turn % 3 === 2 ? 'rotate(45)' : undefined}
      {...look}
    />
  );
}

function Lines({
  series,
  lineGenerator,
  points,
  order,
  ground,
}: LineCustomSvgLayerProps<DefaultSeries> & { readonly order: readonly string[]; readonly ground: string }) {
  return (
    <>
      {series.map(({ id, data, color }) => (
        <path
          key={id}
          d={lineGenerator(data.map(({ position }) => position)) ?? ''}
          fill="none"
          stroke={color}
          strokeWidth={2}
          strokeDasharray={DASHES[order.indexOf(id) % DASHES.length]}
        />
      ))}
      {points.map(({ id, seriesId, seriesColor, x, y }) => (
        <g key={id} transform={`translate(${x}, ${y})`}>
          <Mark
            size={8}
            color={seriesColor}
            borderWidth={1.5}
            borderColor={ground}
            turn={order.indexOf(String(seriesId))}
          />
        </g>
      ))}
    </>
  );
}
