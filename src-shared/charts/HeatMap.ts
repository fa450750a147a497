import { HeatMap as NivoHeatMap } from '@nivo/heatmap';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { textWidth, thinned } from './layout.ts';
import { between, readableOn } from './palette.ts';
import { Tip } from './Tip.tsx';
import { chartTheme } from './theme.ts';

interface HeatMapProps extends ChartFrame {
  readonly rows: readonly Series[];
  readonly columns: readonly Series[];
  readonly valueAt: (rowKey: string, columnKey: string) => number;
  readonly format: (value: number) => string;
  readonly onOpen?: ((rowKey: string, columnKey: string) => void) | undefined;
}

/** Below this width a field has no room for its number. */
const NUMBER_ROOM = 20;

/** How much falls into each field of two scales; the number stands in it where it fits. */
export function HeatMap(props: HeatMapProps) {
  const { rows, columns, valueAt, format, palette, width, onOpen } = props;
  const rowNames = new Map(rows.map(({ key, label }) => [key, label]));
  const columnNames = new Map(columns.map(({ key, label }) => [key, label]));
  const data = rows.map((row) => ({
    id: row.key,
    data: columns.map((column) => ({ x: column.key, y: valueAt(row.key, column.key) })),
  }));
  const most = Math.max(1, ...data.flatMap((row) => row.data.map(({ y }) => y)));
  const colour = (value: number | null) => between(...palette.heat, (value ?? 0) / most);
  const margin = {
    top: 22,
    right: 4,
    bottom: 4,
    left: Math.max(...rows.map(({ label }) => textWidth(label))) + 12,
  };
  const cell = (width - margin.left - margin.right) / Math.max(1, columns.length);
  return (
    <NivoHeatMap
      {...commonProps(props)}
      data={data}
      margin={margin}
      colors={({ value }) => colour(value)}
      emptyColor={palette.heat[0]}
      borderRadius={2}
      xInnerPadding={0.06}
      yInnerPadding={0.08}
      borderWidth={0}
      theme={chartTheme(palette, props.fontFamily)}
      enableLabels={cell >= NUMBER_ROOM}
      label={({ value }) => (value === null || value === 0 ? '' : format(value))}
      labelTextColor={({ value }) => readableOn(colour(value))}
      hoverTarget="cell"
      inactiveOpacity={1}
      axisTop={{
        tickSize: 0,
        tickPadding: 6,
        tickValues: thinned(
          columns.map(({ key }) => key),
          width - margin.left,
          Math.max(...columns.map(({ label }) => textWidth(label))) + 6,
        ),
        format: (key) => columnNames.get(String(key)) ?? '',
      }}
      axisLeft={{ tickSize: 0, tickPadding: 8, format: (key) => rowNames.get(String(key)) ?? '' }}
      axisRight={null}
      axisBottom={null}
      tooltip={({ cell: { serieId, data: datum, value } }) => (
        <Tip palette={palette}>
          {rowNames.get(serieId)} · {columnNames.get(datum.x)}: <strong>{format(value ?? 0)}</strong>
        </Tip>
      )}
      onClick={onOpen === undefined ? undefined : ({ serieId, data: datum }) => onOpen(serieId, datum.x)}
    />
  );
}
