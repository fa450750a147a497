import type {
  ChartSection,
  ReportData,
  ReportRow,
  ReportSection,
  TableSection,
} from '#shared/reports/reportData.ts';

/** A small report of every kind of section; `parts` replaces what a test is about. */
export function aReport(parts: Partial<ReportData> = {}): ReportData {
  return {
    title: 'Desempeño del grupo',
    subtitle: 'Departamento de TIC',
    language: 'es',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    asOf: '2026-11-24T15:00:00.000Z',
    period: { from: '2026-11-01', to: '2026-11-23' },
    filters: [{ label: 'Área', value: 'Subprocuraduría Jurídica' }],
    sections: [
      someFigures,
      aChart(),
      aTable(),
      {
        kind: 'text',
        title: 'Observaciones',
        paragraphs: ['Primer párrafo.', 'Segundo párrafo, más largo, que dice lo mismo con otras palabras.'],
      },
      {
        kind: 'properties',
        title: 'La solicitud',
        items: [
          { label: 'Folio', kind: 'text', value: 'SB-2026-000123' },
          { label: 'Registrada', kind: 'time', value: '2026-11-03T09:15:00' },
          { label: 'Vence', kind: 'date', value: '2026-11-05' },
          { label: 'Costo', kind: 'money', value: 1_250_050 },
        ],
      },
      {
        kind: 'timeline',
        title: 'Historia',
        items: [
          { at: '2026-11-03T09:15:00', who: 'Renata Sosa', what: 'Registró la solicitud', details: [] },
          {
            at: '2026-11-03T10:00:00',
            who: 'Tadeo Rivas',
            what: 'Comenzó a trabajar en ella',
            details: ['Estado: de Nueva a En curso', 'Prioridad: Alta'],
          },
        ],
      },
    ],
    definitions: [
      { term: 'Resueltas', text: 'Solicitudes con una solución escrita dentro del periodo.' },
      {
        term: 'A tiempo',
        text: 'Resueltas antes de su vencimiento, entre todas las que vencían en el periodo.',
      },
    ],
    ...parts,
  };
}

const someFigures: ReportSection = {
  kind: 'figures',
  title: 'En cifras',
  items: [
    { label: 'Recibidas', kind: 'number', value: 214 },
    { label: 'A tiempo', kind: 'share', value: 0.917, note: 'meta 92 %' },
    { label: 'Tiempo de resolución (mediana)', kind: 'duration', value: 12_300 },
    { label: 'Calificación', kind: 'rating', value: 4.36, note: 'de 88 respuestas' },
    { label: 'Costo', kind: 'money', value: 1_250_050 },
    { label: 'Sin medir', kind: 'duration', value: null },
  ],
};

export function aChart(parts: Partial<ChartSection> = {}): ChartSection {
  return {
    kind: 'chart',
    title: 'Recibidas y resueltas por semana',
    chart: 'columns',
    value: 'number',
    series: [
      { key: 'received', label: 'Recibidas' },
      { key: 'resolved', label: 'Resueltas' },
    ],
    points: [
      { key: 'w44', label: 'Sem 44', values: [41, 38] },
      { key: 'w45', label: 'Sem 45', values: [52, 50] },
      { key: 'w46', label: 'Sem 46', values: [60, 49] },
      { key: 'w47', label: 'Sem 47', values: [61, 66] },
    ],
    summary: 'De 41 a 61 recibidas por semana; la que más, la 47.',
    ...parts,
  };
}

const row = (cells: ReportRow['cells'], role: ReportRow['role'] = 'row', level = 0): ReportRow => ({
  role,
  level,
  cells,
});

/** Groups, subtotals and a total, with a column of each kind. */
export function aTable(parts: Partial<TableSection> = {}): TableSection {
  return {
    kind: 'table',
    title: 'Por técnico',
    note: 'Sin solicitudes fusionadas.',
    columns: [
      { key: 'name', label: 'Técnico', kind: 'text' },
      { key: 'count', label: 'Resueltas', kind: 'number' },
      { key: 'share', label: 'A tiempo', kind: 'share' },
      { key: 'time', label: 'Mediana', kind: 'duration' },
      { key: 'rating', label: 'Calificación', kind: 'rating' },
      { key: 'cost', label: 'Costo', kind: 'money' },
      { key: 'day', label: 'Última', kind: 'date' },
    ],
    rows: [
      row(['Mesa de ayuda', null, null, null, null, null, null], 'group'),
      row(['Tadeo Rivas', 61, 0.917, 12_300, 4.5, 120_000, '2026-11-20'], 'row', 1),
      row(['Olga Méndez', 43, 0.88, 9_000, 4.25, 80_050, '2026-11-23'], 'row', 1),
      row(['Subtotal', 104, 0.902, 11_000, 4.4, 200_050, null], 'subtotal', 1),
      row(['Redes', null, null, null, null, null, null], 'group'),
      row(['Iván Luna', 12, 1, 1_200, null, 0, '2026-11-19'], 'row', 1),
      row(['Subtotal', 12, 1, 1_200, null, 0, null], 'subtotal', 1),
      row(['Total', 116, 0.912, 10_500, 4.4, 200_050, null], 'total'),
    ],
    more: 0,
    ...parts,
  };
}

export const someExtras = {
  letterhead: {
    institution: 'Procuraduría Social de la Ciudad de México',
    lines: ['Mitla 250, Vértiz Narvarte, 03600', 'Coordinación de Tecnologías'],
    logo: null,
  },
} as const;

export const anIssue = {
  folio: 'IN-2026-000042',
  qr: 'IN-2026-000042 8f14e45fceea167a5a36dedd4bea2543c0ffee00112233445566778899aabbcc',
  hash: '8f14e45fceea167a5a36dedd4bea2543c0ffee00112233445566778899aabbcc',
  signers: [
    { role: 'Elaboró', name: 'Tadeo Rivas', post: 'Encargado de soporte' },
    { role: 'Revisó', name: 'Olga Méndez', post: 'Subdirectora de Tecnologías' },
    { role: 'Autorizó', name: null, post: 'Coordinadora General' },
  ],
};
