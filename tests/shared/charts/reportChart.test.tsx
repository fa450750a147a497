import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { paperPalette } from '#shared/charts/palette.ts';
import { reportChart } from '#shared/charts/ReportChart.ts';
import { reportFormats } from '#shared/reports/format.ts';
import { presentationWords } from '#shared/reports/formatWords.ts';
import { CHART_KINDS, type ChartSection } from '#shared/reports/reportData.ts';
import { aChart } from '../../builders/reportData.ts';

const WIDTH = 600;
const formats = reportFormats('es', 'MXN');
const words = presentationWords.es;

const chartOf = (section: ChartSection, width = WIDTH) => reportChart(section, width, formats, words);

function drawn(section: ChartSection, width = WIDTH): string {
  const chart = chartOf(section, width);
  if (chart === null) throw new Error('Nothing can be drawn');
  const frame = {
    width,
    height: chart.height,
    palette: paperPalette,
    fontFamily: 'Roboto',
    summary: section.summary,
    isStatic: true,
  };
  return renderToStaticMarkup(chart.draw(frame));
}

const points = (count: number, values: (index: number) => (number | null)[]) =>
  Array.from({ length: count }, (_, index) => ({
    key: `p${index}`,
    label: `Punto ${index}`,
    values: values(index),
  }));

describe('the chart of a section', () => {
  it.each(CHART_KINDS)('is drawn with its sentence, from one point to sixty (%s)', (chart) => {
    for (const count of [1, 2, 60]) {
      const svg = drawn(
        aChart({ chart, points: points(count, (index) => [index + 1, index % 3 === 0 ? null : 2]) }),
      );
      expect(svg).toContain('De 41 a 61 recibidas por semana');
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it.each(CHART_KINDS)('is none where nothing was measured (%s)', (chart) => {
    expect(chartOf(aChart({ chart, points: points(3, () => [null, null]) }))).toBeNull();
    expect(chartOf(aChart({ chart, points: [] }))).toBeNull();
    expect(chartOf(aChart({ chart, series: [] }))).toBeNull();
  });

  it.each(CHART_KINDS)(
    'is drawn where all that was measured is nothing, but for parts of a whole (%s)',
    (chart) => {
      const section = aChart({ chart, points: points(3, () => [0, 0]) });
      if (chart === 'donut') expect(chartOf(section)).toBeNull();
      else expect(drawn(section)).not.toMatch(/NaN|Infinity/);
    },
  );

  it('draws what can be told apart, and says that the table has the rest', () => {
    const many = aChart({ chart: 'bars', points: points(40, (index) => [index, 1]) });
    expect(chartOf(many)?.note).toBe('y 10 más en la tabla');
    expect(drawn(many)).toContain('Punto 29');
    expect(drawn(many)).not.toContain('Punto 30');
    expect(chartOf(aChart())?.note).toBeNull();
  });

  it('puts the smallest parts of a whole together, so that the whole stays whole', () => {
    const svg = drawn(aChart({ chart: 'donut', points: points(20, (index) => [20 - index]) }));
    expect(svg).toContain('Otros (12) · 78');
    expect(svg).toContain('>210<');
  });

  it('names ticks of time in hours and of shares in per cent', () => {
    const times = drawn(
      aChart({ chart: 'lines', value: 'duration', points: points(4, (index) => [index * 9_000, 0]) }),
    );
    expect(times).toContain('>2 h<');
    expect(times).not.toMatch(/>\d+ h \d+ min</);
    const shares = drawn(aChart({ chart: 'columns', value: 'share', points: points(3, () => [0.5, 0.9]) }));
    expect(shares.replace(/\s/g, '')).toContain('>75%<');
  });

  it('writes what people wrote as text, and cuts what has no room', () => {
    const label = `<script>alert(1)</script>${'x'.repeat(500)}`;
    for (const chart of CHART_KINDS) {
      const svg = drawn(
        aChart({
          chart,
          points: [{ key: 'one', label, values: [1, 2] }],
          series: aChart().series.map((series) => ({ ...series, label })),
        }),
      );
      expect(svg).not.toContain('<script>');
      expect(svg).toContain('…');
      expect(svg).not.toContain('x'.repeat(200));
    }
  });

  it('fits a phone', () => {
    for (const chart of CHART_KINDS) {
      const section = aChart({ chart, points: points(30, (index) => [index, 3]) });
      expect(drawn(section, 320)).not.toMatch(/(?:width|height)="-/);
    }
  });
});
