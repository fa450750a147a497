import { afterAll, describe, expect, it } from 'vitest';
import { renderReport, stopPaper } from '#main/reports/documents/renderReport.ts';
import { lightSeries } from '#shared/charts/palette.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import type { ReportData, TableSection } from '#shared/reports/reportData.ts';
import { readPdf } from '../../../builders/pdfText.ts';
import {
  hasPoppler,
  isInkInMargin,
  pdfInfo,
  pdfPictures,
  pdfStructure,
  pointsOf,
} from '../../../builders/poppler.ts';
import { aChart, anIssue, aReport, aTable, someExtras } from '../../../builders/reportData.ts';

afterAll(() => stopPaper());

async function printed(data: ReportData, extras = {}): Promise<Uint8Array<ArrayBuffer>> {
  return (await renderReport(data, 'pdf', { ...someExtras, ...extras })).bytes;
}

const words = (bytes: Uint8Array) => readPdf(bytes).text.replace(/\s+/g, ' ');

describe('a report on paper', () => {
  it('says what it is of: title, period, filters, zone, when, and the definitions of its measures', async () => {
    const bytes = await printed(aReport());
    const pdf = readPdf(bytes);
    expect(pdf).toMatchObject({ isTagged: true, language: 'es-MX', title: 'Desempeño del grupo' });
    const text = words(bytes);
    for (const said of [
      'Procuraduría Social de la Ciudad de México',
      'Mitla 250',
      'Desempeño del grupo',
      '1 nov 2026 – 23 nov 2026',
      'Subprocuraduría Jurídica',
      'America/Mexico_City',
      '24 de noviembre de 2026',
      '3 h 25 min',
      '91.7%',
      '$12,500.50',
      'meta 92 %',
      'Sin solicitudes fusionadas.',
      'Recibidas y resueltas por semana',
      'De 41 a 61 recibidas por semana',
      'Prioridad: Alta',
      'Resueltas. Solicitudes con una solución escrita dentro del periodo.',
      `Página 1 de ${pdf.pages.length}`,
    ]) {
      expect(text).toContain(said);
    }
  });

  it.each(LANGUAGES)('is wholly in its own language (%s)', async (language) => {
    const text = words(await printed(aReport({ language, sections: [aTable({ more: 1_234 })] })));
    const said = {
      es: ['Periodo', 'Definiciones', 'Página 1 de', 'y 1,234 más', '91.7%'],
      en: ['Period', 'Definitions', 'Page 1 of', 'and 1,234 more', '91.7%'],
      pt: ['Período', 'Definições', 'Página 1 de', 'e mais 1.234', '91,7%'],
    }[language];
    for (const each of said) expect(text).toContain(each);
  });

  it('has the same bytes whenever it is printed', async () => {
    const [one, other] = [await printed(aReport()), await printed(aReport())];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(Buffer.compare(one, await printed(aReport({ title: 'Otro' })))).not.toBe(0);
  });

  it('is named after its folio and title, without what no file may be called', async () => {
    const { name, mediaType } = await renderReport(aReport({ title: 'Áreas: 1/2 "todas"' }), 'pdf', {
      ...someExtras,
      issue: anIssue,
    });
    expect(name).toBe('IN-2026-000042 Áreas 1 2 todas.pdf');
    expect(mediaType).toBe('application/pdf');
  });

  it('says so where a table or a chart has nothing', async () => {
    const nothing = aChart({ points: aChart().points.map((point) => ({ ...point, values: [null, null] })) });
    const text = words(await printed(aReport({ sections: [aTable({ rows: [] }), nothing] })));
    expect(text).toContain('No hay nada que mostrar');
    expect(text).toContain('Sin datos');
  });

  it('ends at once when it is taken back, and prints the next one', async () => {
    const stop = new AbortController();
    const running = printed(aReport(), { signal: stop.signal });
    const waiting = printed(aReport(), { signal: stop.signal });
    const other = printed(aReport({ title: 'El siguiente' }));
    stop.abort(new Error('Nobody waits for it'));
    await expect(running).rejects.toThrow('Nobody waits for it');
    await expect(waiting).rejects.toThrow('Nobody waits for it');
    expect(words(await other)).toContain('El siguiente');
  });
});

describe('an issued report', () => {
  it('bears folio and hash on every page, and the lines of its signers at the end, with room for each', async () => {
    const { bytes, stamps } = await renderReport(aReport(), 'pdf', { ...someExtras, issue: anIssue });
    const { pages } = readPdf(bytes);
    for (const page of pages) {
      expect(page).toContain('IN-2026-000042');
      expect(page).toContain('8f14 e45f');
    }
    const last = (pages.at(-1) ?? '').replace(/\s+/g, ' ');
    for (const said of [
      'ELABORÓ',
      'Tadeo Rivas',
      'Subdirectora de Tecnologías',
      'Nombre y firma',
      '99aa bbcc',
    ]) {
      expect(last).toContain(said);
    }
    expect(stamps).toHaveLength(3);
    expect(stamps.map(({ page }) => page)).toEqual([pages.length - 1, pages.length - 1, pages.length - 1]);
    const [first, second] = stamps;
    expect(first?.x).toBeGreaterThan(48);
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
  });

  it.skipIf(!hasPoppler())('leaves the room of each signature white', async () => {
    const { bytes, stamps } = await renderReport(aReport(), 'pdf', { ...someExtras, issue: anIssue });
    const dots = 72;
    const pictures = pdfPictures(bytes, dots);
    for (const { page, x, y, width, height } of stamps) {
      const picture = pictures[page];
      if (picture === undefined) throw new Error('The page is not there');
      let dark = 0;
      const top = picture.height - y - height;
      for (let line = Math.ceil(top) + 1; line < top + height - 2; line += 1) {
        for (let column = Math.ceil(x); column < x + width; column += 1) {
          if ((picture.points[(line * picture.width + column) * 3] ?? 0) < 200) dark += 1;
        }
      }
      expect(dark).toBe(0);
    }
  });

  it('takes eight signers, on as many lines as they need', async () => {
    const signers = Array.from({ length: 8 }, (_, index) => ({
      role: `Firma ${index}`,
      name: `Persona ${index}`,
      post: 'Puesto',
    }));
    const { bytes, stamps } = await renderReport(aReport(), 'pdf', {
      ...someExtras,
      issue: { ...anIssue, signers },
    });
    expect(stamps).toHaveLength(8);
    for (const { name } of signers) expect(words(bytes)).toContain(name);
  });
});

describe.skipIf(!hasPoppler())('the structure of a report on paper', () => {
  it('is tagged: headings, tables with headers of columns and rows, charts with their sentence', async () => {
    const bytes = await printed(aReport(), { issue: anIssue });
    expect(pdfInfo(bytes).get('Tagged')).toBe('yes');
    const tree = pdfStructure(bytes);
    expect(tree).toMatch(/H1 \(block\)\s+"Desempeño del grupo"/);
    expect(tree).toMatch(/H2 \(block\)\s+"Por técnico"/);
    expect(tree).toMatch(/TH:\s+\/Scope \/Column\s+"Técnico"/);
    expect(tree).toMatch(/TH:\s+\/Scope \/Row\s+"Tadeo Rivas"\s+TD\s+"61"/);
    expect(tree.match(/Figure/g)).toHaveLength(1);
    const order = ['En cifras', 'Por técnico', 'Historia', 'Definiciones', 'Integridad', 'Tadeo Rivas'];
    const places = order.map((title) => tree.indexOf(`"${title}`));
    expect(places.slice(0, 4)).toEqual(places.slice(0, 4).toSorted((a, b) => a - b));
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Alt \(/);
  });

  it('reads the head of a table once, though it is printed on every page', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      role: 'row' as const,
      level: 0,
      cells: [`Persona ${index}`, index, 0.5, 60, 4, 100, '2026-11-20'],
    }));
    const bytes = await printed(aReport({ sections: [aTable({ rows })] }));
    const withRows = readPdf(bytes).pages.filter((page) => page.includes('Persona'));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toContain('Calificación');
    expect(pdfStructure(bytes).match(/"Calificación"/g)).toHaveLength(1);
  });
});

it('never leaves the name of a group alone at the end of a page, and loses no row for it', async () => {
  for (const shift of [0, 1, 2, 3]) {
    const filler = Array.from({ length: shift }, (_, index) => ({
      role: 'row' as const,
      level: 0,
      cells: [`Suelta ${index}`, 1, null, null, null, null, null],
    }));
    const groups = Array.from({ length: 60 }, (_, index) => [
      { role: 'group' as const, level: 0, cells: [`Grupo ${index}.`, null, null, null, null, null, null] },
      { role: 'row' as const, level: 1, cells: [`Fila ${index}.`, 1, null, null, null, null, null] },
    ]).flat();
    const { pages } = readPdf(
      await printed(aReport({ sections: [aTable({ rows: [...filler, ...groups] })] })),
    );
    for (let index = 0; index < 60; index += 1) {
      const [page, ...others] = pages.filter((each) => each.includes(`Grupo ${index}.`));
      expect(others).toEqual([]);
      expect(page).toContain(`Fila ${index}.`);
    }
  }
});

const wide: TableSection = {
  ...aTable(),
  title: 'Por semana',
  columns: [
    { key: 'name', label: 'Servicio', kind: 'text' },
    ...Array.from({ length: 60 }, (_, index) => ({
      key: `w${index}`,
      label: `Sem ${index + 1}`,
      kind: 'number' as const,
      group: index < 30 ? 'Primer semestre' : 'Segundo semestre',
    })),
  ],
  rows: ['Correo', 'Red'].map((name, place) => ({
    role: 'row' as const,
    level: 0,
    cells: [name, ...Array.from({ length: 60 }, (_, index) => 10_000 + index * 10 + place)],
  })),
};

describe('a wide table on paper', () => {
  it('is divided into blocks of columns, each with the names of its rows', async () => {
    const { text } = readPdf(await printed(aReport({ sections: [wide] })));
    for (let week = 0; week < 60; week += 1) {
      expect(text).toContain(`10,${String(week * 10).padStart(3, '0')}`);
    }
    const parts = Number(/parte 1 de (\d+)/.exec(text.replace(/\s+/g, ' '))?.[1]);
    expect(parts).toBeGreaterThan(1);
    expect(text.match(/Correo/g)).toHaveLength(parts);
  });

  it.skipIf(!hasPoppler())('turns the page for itself alone, and stays within its margins', async () => {
    const pages = pdfPictures(await printed(aReport({ sections: [aTable(), wide, aTable()] })));
    const lying = pages.map(({ width, height }) => width > height);
    expect(lying).toContain(true);
    expect(lying[0]).toBe(false);
    expect(lying.at(-1)).toBe(false);
    for (const page of pages) expect(isInkInMargin(page, 24)).toBe(false);
  });
});

describe('what people write', () => {
  const hostile = [
    '<script>alert(1)</script> & "x" \'y\'',
    'A'.repeat(500),
    'Emoji 😀 aquí',
    'مرحبا بالعالم',
    'suelto \ud800 y \udc00',
    ']]>&lt;',
    'línea 1\nlínea 2\t\u0000\u0007',
    '',
  ];

  it('breaks neither a chart nor a table, and what the font lacks is a visible sign', async () => {
    const rows = hostile.map((text) => ({
      role: 'row' as const,
      level: 0,
      cells: [text, 1, 0.5, 60, null, 5, null],
    }));
    const charts = (['bars', 'columns', 'lines', 'donut', 'heat'] as const).map((chart) =>
      aChart({
        chart,
        title: hostile[0] ?? '',
        series: (chart === 'donut' ? hostile.slice(0, 1) : hostile.slice(0, 5)).map((label) => ({
          key: label,
          label,
        })),
        points: hostile.map((label, index) => ({ key: label, label, values: [index + 1, 3, null, 5, 6] })),
        summary: hostile.join(' '),
      }),
    );
    const bytes = await printed(
      aReport({ title: hostile[0] ?? '', sections: [aTable({ rows }), ...charts] }),
    );
    const text = words(bytes);
    expect(text).toContain('<script>alert(1)</script> & "x"');
    expect(text).toContain('Emoji \ufffd aquí');
    expect(text).toContain('ocupa el lugar de caracteres');
    expect(words(await printed(aReport()))).not.toContain('ocupa el lugar');
    if (!hasPoppler()) return;
    for (const page of pdfPictures(bytes)) expect(isInkInMargin(page, 24)).toBe(false);
  });

  it('is never lost where it is taller than a page: what must stay whole is cut with an ellipsis, the rest goes on', async () => {
    const long = `${'palabra '.repeat(3_000)}FINAL`;
    const bytes = await printed(
      aReport({
        sections: [
          aTable({ rows: [{ role: 'row', level: 0, cells: [long, 7_654, null, null, null, null, null] }] }),
          {
            kind: 'timeline',
            title: 'Historia',
            items: [{ at: '2026-11-03T09:15:00', who: 'Ana', what: long, details: ['Después'] }],
          },
          { kind: 'figures', title: 'Cifras', items: [{ label: long, kind: 'text', value: long }] },
        ],
      }),
    );
    const text = words(bytes);
    expect(text).toContain('7,654');
    expect(text).toContain('FINAL');
    expect(text).toContain('Después');
    expect(text).toContain('…');
  });
});

describe.skipIf(!hasPoppler())('the charts of a report on paper', () => {
  it.each(['bars', 'columns', 'lines', 'donut', 'heat'] as const)(
    'are drawn in their colours (%s)',
    async (chart) => {
      const series = chart === 'donut' ? aChart().series.slice(0, 1) : aChart().series;
      const drawn = pdfPictures(await printed(aReport({ sections: [aChart({ chart, series })] })));
      const colour = chart === 'heat' ? '#00558a' : lightSeries[0];
      const points = drawn.reduce((sum, page) => sum + pointsOf(page, colour), 0);
      expect(points).toBeGreaterThan(chart === 'lines' ? 20 : 300);
      const plain = pdfPictures(await printed(aReport({ sections: [] })));
      expect(plain.reduce((sum, page) => sum + pointsOf(page, colour), 0)).toBe(0);
    },
  );

  it('never fill with black what has a pattern', async () => {
    const [page] = pdfPictures(await printed(aReport({ sections: [aChart()] })));
    if (page === undefined) throw new Error('No page was printed');
    expect(pointsOf(page, lightSeries[1])).toBeGreaterThan(200);
    expect(pointsOf(page, '#000000')).toBeLessThan(50);
  });
});

it('prints two thousand rows well within the time that a report may take', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => ({
    role: 'row' as const,
    level: 0,
    cells: [`SB-2026-${index}`, index, 0.5, 3_600, 4.5, 100, '2026-11-20'],
  }));
  const started = performance.now();
  const pdf = readPdf(await printed(aReport({ sections: [aTable({ rows })] })));
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(pdf.text).toContain('SB-2026-1999');
  expect(pdf.pages.length).toBeGreaterThan(40);
}, 90_000);
