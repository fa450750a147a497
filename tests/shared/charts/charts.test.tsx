import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BarChart } from '#shared/charts/BarChart.ts';
import { DonutChart } from '#shared/charts/DonutChart.ts';
import { HeatMap } from '#shared/charts/HeatMap.ts';
import { LineChart } from '#shared/charts/LineChart.ts';
import { paperPalette } from '#shared/charts/palette.ts';

const frame = {
  width: 480,
  height: 240,
  palette: paperPalette,
  fontFamily: 'Roboto',
  summary: 'Una gráfica',
  isStatic: true,
} as const;
const format = (value: number) => `n${value}`;

/** The drawing as a PDF takes it: without a page, from one `<svg` to its end. */
function drawing(markup: string): string {
  return markup.slice(markup.indexOf('<svg'), markup.lastIndexOf('</svg>') + 6);
}

describe('charts without a page', () => {
  it('draw lying bars with names, values and a summary', () => {
    const svg = drawing(
      renderToStaticMarkup(
        <BarChart
          {...frame}
          layout="lying"
          series={[{ key: 'count', label: 'Recibidas' }]}
          rows={[
            { key: 'a', label: 'Portal', values: [7] },
            { key: 'b', label: 'Correo', values: [3] },
          ]}
          format={format}
        />,
      ),
    );
    expect(svg).toContain('aria-label="Una gráfica"');
    expect(svg).toContain('Portal');
    expect(svg).toContain('n7');
  });

  it('tell two series apart by more than their colour', () => {
    const svg = drawing(
      renderToStaticMarkup(
        <BarChart
          {...frame}
          layout="standing"
          series={[
            { key: 'received', label: 'Recibidas' },
            { key: 'resolved', label: 'Resueltas' },
          ]}
          rows={[{ key: '2026-W48', label: 'Sem 48', values: [7, 3] }]}
          format={format}
        />,
      ),
    );
    expect(svg).toContain('<pattern');
    expect(svg).toContain('Resueltas');
  });

  it('break a line where nothing was measured, and dash the second one', () => {
    const svg = drawing(
      renderToStaticMarkup(
        <LineChart
          {...frame}
          steps={['a', 'b', 'c'].map((key) => ({ key, label: key }))}
          lines={[
            { key: 'one', label: 'A tiempo', values: [0.5, null, 1] },
            { key: 'two', label: 'Primer plazo', values: [0.2, 0.4, 0.6] },
          ]}
          ticks={[0, 1]}
          format={format}
        />,
      ),
    );
    const [first = '', second = ''] = [...svg.matchAll(/<path[^>]* d="([^"]*)"[^>]*>/g)].map(([tag]) => tag);
    expect(first.match(/M/g)).toHaveLength(2);
    expect(second).toContain('stroke-dasharray');
  });

  it('name every slice with its value', () => {
    const svg = drawing(
      renderToStaticMarkup(
        <DonutChart
          {...frame}
          slices={[
            { key: 'a', label: 'Cerrada', value: 9 },
            { key: 'b', label: 'Nueva', value: 1 },
          ]}
          format={format}
          middle="10"
        />,
      ),
    );
    expect(svg).toContain('Cerrada · n9');
    expect(svg).toContain('>10<');
  });

  it('write the number into each field of a heat map that has one', () => {
    const svg = drawing(
      renderToStaticMarkup(
        <HeatMap
          {...frame}
          rows={[{ key: '1', label: 'Lunes' }]}
          columns={[9, 10].map((hour) => ({ key: String(hour), label: String(hour) }))}
          valueAt={(_, hour) => (hour === '9' ? 4 : 0)}
          format={format}
        />,
      ),
    );
    expect(svg).toContain('n4');
    expect(svg).not.toContain('n0');
    expect(svg).toContain('Lunes');
  });
});
