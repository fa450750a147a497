import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { renderReport } from '#main/reports/documents/renderReport.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import { aChart, anIssue, aReport, aTable, someExtras } from '../../../builders/reportData.ts';

async function made(data: ReportData, format: 'csv' | 'xlsx', extras = {}): Promise<Buffer> {
  return Buffer.from((await renderReport(data, format, { ...someExtras, ...extras })).bytes);
}

async function sheetsOf(book: Buffer) {
  const sheets = await readWorkbook(book);
  return {
    names: sheets.map(({ sheet }) => sheet),
    rows: (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [],
  };
}

/** A file of RFC 4180 as records. */
function recordsOf(csv: string, delimiter = ','): string[][] {
  const records: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",;\r\n]*)(,|;|\r\n)/gy;
  for (const [, cell = '', end = ''] of csv.matchAll(cells)) {
    records.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') records.push([]);
    else expect(end).toBe(delimiter);
  }
  return records.slice(0, -1);
}

const hostile = ['=1+1', '+49', '@SUM(A1)', '-2', 'a"b,c\nd', '\u0000x', 'suelto \ud800'];
const hostileRows = hostile.map((text) => ({
  role: 'row' as const,
  level: 0,
  cells: [text, 1, null, null, null, null, null],
}));

describe('a report as CSV', () => {
  it('begins with the mark of UTF-8, what it is of, and has one table after the other below its title', async () => {
    const text = (await made(aReport(), 'csv', { issue: anIssue })).toString();
    expect(text.startsWith('\ufeffDesempeño del grupo\r\n')).toBe(true);
    const records = recordsOf(text.slice(1));
    expect(records).toContainEqual(['Periodo', '2026-11-01', '2026-11-23']);
    expect(records).toContainEqual(['Folio', 'IN-2026-000042']);
    expect(records).toContainEqual(['Datos al', '2026-11-24 09:00']);
    const at = records.findIndex(([cell]) => cell === 'Por técnico');
    expect(records[at + 1]).toEqual(['Sin solicitudes fusionadas.']);
    expect(records[at + 2]).toEqual([
      'Técnico',
      'Resueltas',
      'A tiempo (%)',
      'Mediana (horas)',
      'Calificación',
      'Costo (MXN)',
      'Última',
    ]);
    expect(records[at + 4]).toEqual(['Tadeo Rivas', '61', '91.7', '3.4167', '4.5', '1200.00', '2026-11-20']);
    expect(records).toContainEqual(['Resueltas', 'Solicitudes con una solución escrita dentro del periodo.']);
    expect(records.filter((record) => record.length === 1 && record[0] === '').length).toBeGreaterThan(3);
  });

  it('is written as the language has it: a semicolon and a comma in Portuguese', async () => {
    const records = recordsOf((await made(aReport({ language: 'pt' }), 'csv')).toString().slice(1), ';');
    expect(records.find(([name]) => name === 'Tadeo Rivas')).toEqual([
      'Tadeo Rivas',
      '61',
      '91,7',
      '3,4167',
      '4,5',
      '1200,00',
      '2026-11-20',
    ]);
  });

  it('holds nothing that a spreadsheet takes for a formula, and says how much was left out', async () => {
    const records = recordsOf(
      (await made(aReport({ sections: [aTable({ rows: hostileRows, more: 12 })] }), 'csv'))
        .toString()
        .slice(1),
    );
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@-]/);
    expect(records.flat()).toContain("'=1+1");
    expect(records.flat()).toContain('a"b,c\nd');
    expect(records).toContainEqual(['y 12 más']);
  });

  it('has the figures of a chart only where no table follows it', async () => {
    const rowsOf = async (sections: ReportData['sections']) =>
      recordsOf((await made(aReport({ sections }), 'csv')).toString().slice(1));
    expect(await rowsOf([aChart(), aTable()])).not.toContainEqual(['Sem 44', '41', '38']);
    expect(await rowsOf([aChart()])).toContainEqual(['Sem 44', '41', '38']);
  });
});

describe('a report as a workbook', () => {
  it('has a cover and a sheet for each table, figures, properties and course of events', async () => {
    const book = await sheetsOf(await made(aReport(), 'xlsx', { issue: anIssue }));
    expect(book.names).toEqual(['Portada', 'En cifras', 'Por técnico', 'La solicitud', 'Historia']);
    const cover = book.rows('Portada');
    expect(cover[0]?.[0]).toBe('Desempeño del grupo');
    const period = cover.find(([label]) => label === 'Periodo');
    expect(period?.slice(1, 3)).toEqual([new Date('2026-11-01'), new Date('2026-11-23')]);
    expect(cover.flat()).toContain('Primer párrafo.');
    expect(cover.flat()).toContain(
      'Resueltas antes de su vencimiento, entre todas las que vencían en el periodo.',
    );
  });

  it('has typed cells: shares, hours as parts of a day, money, dates and times as such', async () => {
    const book = await sheetsOf(await made(aReport(), 'xlsx'));
    const table = book.rows('Por técnico');
    const row = table.find(([name]) => name === 'Tadeo Rivas');
    expect(row?.toSpliced(3, 1).slice(1)).toEqual([61, 0.917, 4.5, 1_200, new Date('2026-11-20')]);
    // The reader takes what is written as hours and minutes for a time of day, as a spreadsheet shows it.
    expect((row?.[3] as unknown as Date | undefined)?.toISOString()).toContain('T03:25:00');
    const properties = book.rows('La solicitud');
    expect(properties.find(([label]) => label === 'Registrada')?.[1]).toEqual(
      new Date('2026-11-03T09:15:00Z'),
    );
    const [head] = table;
    expect(head?.[5]).toBe('Costo (MXN)');
    expect(head?.[3]).toBe('Mediana');
  });

  it('keeps texts texts, and names of sheets apart that are alike in their first letters', async () => {
    const title = 'Solicitudes por área, servicio y prioridad [2026]/*?';
    const rows = hostileRows;
    const sections = [aTable({ title, rows }), aTable({ title, rows }), aTable({ title: '' })];
    const { names, rows: rowsOf } = await sheetsOf(await made(aReport({ sections }), 'xlsx'));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
    }
    const cells = rowsOf(names[1] ?? '').flat();
    expect(cells).toContain("'=1+1");
    expect(cells).toContain("'+49");
    expect(cells).toContain('a"b,c\nd');
  });

  it('ends its thread when it is taken back', async () => {
    const rows = Array.from({ length: 4_000 }, () => hostileRows[0]).filter((row) => row !== undefined);
    const stop = new AbortController();
    const running = renderReport(aReport({ sections: [aTable({ rows })] }), 'xlsx', {
      ...someExtras,
      signal: stop.signal,
    });
    stop.abort(new Error('Nobody waits for it'));
    await expect(running).rejects.toThrow('Nobody waits for it');
  });
});
