import { createElement, type ReactElement } from 'react';
import { NOTHING, type ReportFormats } from '../reports/format.ts';
import type { PresentationWords } from '../reports/formatWords.ts';
import type { ChartSection, ValueKind } from '../reports/reportData.ts';
import { BarChart } from './BarChart.ts';
import type { ChartFrame } from './chart.ts';
import { DonutChart } from './DonutChart.ts';
import { HeatMap } from './HeatMap.ts';
import { LineChart } from './LineChart.ts';
import { legendOf, wholeTicks } from './layout.ts';

/** More than this cannot be told apart, or read; the table below has all of them. */
const MOST = { bars: 30, columns: 120, lines: 120, donut: 9, heat: 40, series: 8, heatSeries: 60 } as const;

/** A chart with as much of the section as can be drawn. */
export interface DrawnChart {
  /** In the frame's units, for that width. */
  readonly height: number;
  /** Said below the drawing: what only the table has; null where all of it is drawn. */
  readonly note: string | null;
  readonly draw: (frame: ChartFrame) => ReactElement;
}

/** How a section is drawn in a given width; null where nothing in it can be. */
export function reportChart(
  given: ChartSection,
  width: number,
  formats: ReportFormats,
  words: PresentationWords,
): DrawnChart | null {
  const section = named(given);
  const isMeasured = section.points.some(({ values }) => values.some((value) => value !== null));
  if (!isMeasured || section.series.length === 0) return null;
  const count = (value: number) => formats.value('number', value);
  const format = (value: number) => formats.value(section.value, value, section.digits);
  if (section.chart === 'donut') {
    const slices = slicesOf(section, words, count);
    if (slices.length === 0) return null;
    const whole = slices.reduce((sum, { value }) => sum + value, 0);
    return {
      height: Math.max(200, slices.length * 22 + (width < 420 ? 220 : 24)),
      note: null,
      draw: (frame) => createElement(DonutChart, { ...frame, slices, format, middle: format(whole) }),
    };
  }
  const most = section.chart === 'heat' ? MOST.heatSeries : MOST.series;
  const series = section.series.slice(0, most);
  const points = section.points.slice(0, MOST[section.chart]);
  const left = Math.max(section.points.length - points.length, section.series.length - series.length);
  const note = left === 0 ? null : words.moreInTable(count(left));
  const legend = (besides: number) =>
    legendOf(
      series.map(({ label }) => label),
      width,
      besides,
    ).height;
  const ticks = ticksOf(
    section,
    Math.max(0, ...points.flatMap(({ values }) => values.slice(0, series.length).map((one) => one ?? 0))),
  );
  const tick = (value: number) => formats.tick(section.value, value);
  switch (section.chart) {
    case 'bars':
      return {
        note,
        height: points.length * Math.max(24, series.length * 16 + 8) + legend(32) + 16,
        draw: (frame) => createElement(BarChart, { ...frame, rows: points, series, layout: 'lying', format }),
      };
    case 'columns':
      return {
        note,
        height: 230 + legend(32),
        draw: (frame) =>
          createElement(BarChart, {
            ...frame,
            rows: points,
            series,
            layout: 'standing',
            format,
            tick,
            ticks,
          }),
      };
    case 'lines':
      return {
        note,
        height: 230 + legend(44),
        draw: (frame) =>
          createElement(LineChart, {
            ...frame,
            steps: points,
            lines: series.map((line, index) => ({
              ...line,
              values: points.map(({ values }) => values[index] ?? null),
            })),
            ticks,
            tick,
            format,
          }),
      };
    case 'heat': {
      const rows = new Map(points.map((point) => [point.key, point.values]));
      const columns = new Map(series.map(({ key }, index) => [key, index]));
      return {
        note,
        height: points.length * 24 + 28,
        draw: (frame) =>
          createElement(HeatMap, {
            ...frame,
            rows: points,
            columns: series,
            valueAt: (row, column) => rows.get(row)?.[columns.get(column) ?? -1] ?? null,
            format,
          }),
      };
    }
  }
}

/** Nothing is drawn without a name. */
function named(section: ChartSection): ChartSection {
  const withName = <T extends { readonly label: string }>(each: T): T =>
    each.label.trim() === '' ? { ...each, label: NOTHING } : each;
  return { ...section, points: section.points.map(withName), series: section.series.map(withName) };
}

/** The largest parts, and all others as one. A part below nothing is none. */
function slicesOf(section: ChartSection, words: PresentationWords, count: (value: number) => string) {
  const slices = section.points
    .map(({ key, label, values }) => ({ key, label, value: values[0] ?? 0 }))
    .filter(({ value }) => value > 0);
  if (slices.length <= MOST.donut) return slices;
  const sorted = slices.toSorted((a, b) => b.value - a.value);
  const shown = sorted.slice(0, MOST.donut - 1);
  const rest = sorted.slice(MOST.donut - 1);
  const value = rest.reduce((sum, slice) => sum + slice.value, 0);
  return [...shown, { key: 'others\u0000', label: words.others(count(rest.length)), value }];
}

/** Ticks that read well in the unit in which the values are written. */
function ticksOf({ value: kind, digits }: ChartSection, highest: number): number[] {
  const unit = unitOf(kind, highest, digits ?? 0);
  if (kind === 'share' && highest > 0.4 && highest <= 1) return [0, 0.25, 0.5, 0.75, 1];
  return wholeTicks(highest / unit).map((tick) => tick * unit);
}

function unitOf(kind: ValueKind, highest: number, digits: number): number {
  switch (kind) {
    case 'duration':
      return highest > 7_200 ? 3_600 : 60;
    case 'share':
      return 0.01;
    case 'money':
      return 100;
    default:
      // A deviation of 0.8 has an axis of its own size.
      return digits > 0 && highest > 0 && highest < 2 ? 0.1 : 1;
  }
}
