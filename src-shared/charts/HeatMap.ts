import { type DefaultHeatMapDatum, HeatMap as NivoHeatMap } from '@nivo/heatmap';
import { createElement } from 'react';
import { type ChartFrame, commonProps, type Series } from './chart.ts';
import { clipped, stepsBelow, textWidth } from './layout.ts';
import { between, readableOn } from './palette.ts';
import { Tip } from './Tip.ts';
import { chartTheme } from './theme.ts';

interface HeatMapProps extends ChartFrame {
  readonly rows: readonly Series[];
  readonly columns: readonly Series[];
  /** Null: nothing was measured there. */
  readonly valueAt: (rowKey: string, columnKey: string) => number | null;
  readonly format: (value: number) => string;
  readonly onOpen?: ((rowKey: string, columnKey: string) => void) | undefined;
}

/** Room around the number of a field. */
const NUMBER_ROOM = 6;
const NARROWEST_FIELD = 20;

/** How much falls into each field of two scales; the number stands in it where it fits. */
export function HeatMap(props: HeatMapProps) {
  const { rows, columns, valueAt, format, palette, width, onOpen } = props;
  const rowNames = new Map(rows.map(({ key, label }) => [key, label]));
  const columnNames = new Map(columns.map(({ key, label }) => [key, label]));
  const data = rows.map((row) => ({
    id: row.key,
    data: columns.map(
      (column): DefaultHeatMapDatum => ({
        x: column.key,
        y: valueAt(row.key, column.key),
      }),
    ),
  }));
  const values = data.flatMap((row) => row.data.map(({ y }) => y ?? 0));
  const highest = Math.max(0, ...values);
  const most = highest > 0 ? highest : 1;
  const colour = (value: number | null) => between(...palette.heat, Math.max(0, value ?? 0) / most);
  const longest = Math.max(0, ...rows.map(({ label }) => textWidth(label)));
  const margin = { top: 22, right: 4, bottom: 4, left: Math.min(longest, width * 0.34) + 12 };
  const inner = width - margin.left - margin.right;
  const field = inner / Math.max(1, columns.length);
  const numberRoom = Math.max(0, ...values.map((value) => (value === 0 ? 0 : textWidth(format(value)))));
  const above = stepsBelow(columns, inner);
  return createElement(NivoHeatMap<DefaultHeatMapDatum, object>, {
    ...commonProps(props),
    data,
    margin,
    colors: ({ value }: { readonly value: number | null }) => colour(value),
    emptyColor: palette.heat[0],
    borderRadius: 2,
    xInnerPadding: 0.06,
    yInnerPadding: 0.08,
    borderWidth: 0,
    theme: chartTheme(palette, props.fontFamily),
    enableLabels: field >= Math.max(NARROWEST_FIELD, numberRoom + NUMBER_ROOM),
    label: ({ value }) => (value === null || value === 0 ? '' : format(value)),
    labelTextColor: ({ value }) => readableOn(colour(value)),
    hoverTarget: 'cell',
    inactiveOpacity: 1,
    axisTop: {
      tickSize: 0,
      tickPadding: 6,
      tickValues: above.seen,
      format: (key: unknown) => clipped(columnNames.get(String(key)) ?? '', above.room),
    },
    axisLeft: {
      tickSize: 0,
      tickPadding: 8,
      format: (key: unknown) => clipped(rowNames.get(String(key)) ?? '', margin.left - 12),
    },
    axisRight: null,
    axisBottom: null,
    tooltip: ({ cell: { serieId, data: datum, value } }) =>
      createElement(
        Tip,
        { palette },
        `${rowNames.get(serieId)} · ${columnNames.get(String(datum.x))}: `,
        createElement('strong', null, value === null ? '–' : format(value)),
      ),
    ...(onOpen === undefined
      ? {}
      : {
          onClick: ({ serieId, data: datum }: { serieId: string; data: DefaultHeatMapDatum }) =>
            onOpen(serieId, String(datum.x)),
        }),
  });
}
