import type { CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces.js';

/** The look of every printed document. */
export const pdfStyles: StyleDictionary = {
  institution: { fontSize: 11, bold: true },
  reference: { fontSize: 12, bold: true, color: '#0f5b5e' },
  title: { fontSize: 17, bold: true, lineHeight: 1.1 },
  section: { fontSize: 12, bold: true, color: '#0f5b5e' },
  label: { fontSize: 8.5, color: '#4a5454' },
  muted: { fontSize: 8.5, color: '#4a5454' },
  strong: { bold: true },
  signerRole: { fontSize: 8, bold: true, color: '#0f5b5e', characterSpacing: 0.4 },
  columnHead: { fontSize: 7.5, bold: true, color: '#313a3a' },
  quote: { color: '#313a3a' },
};

/** Tables by the name that a document gives as `layout`. */
export const tableLayouts: Record<string, CustomTableLayout> = {
  /** A hairline between rows, text flush with the margins. */
  lines: {
    hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => '#d0d6d6',
    paddingLeft: (column) => (column === 0 ? 0 : 8),
    paddingRight: () => 0,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  /** Nothing but what is in it, without room around. */
  flush: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
  /** A list of things under a shaded head that comes again on every page. */
  register: {
    hLineWidth: (line, { table }) => (line <= 1 || line === table.body.length ? 0.75 : 0.5),
    vLineWidth: () => 0,
    hLineColor: (line, { table }) => (line <= 1 || line === table.body.length ? '#0f5b5e' : '#d0d6d6'),
    fillColor: (row) => (row === 0 ? '#eef3f3' : null),
    paddingLeft: () => 3,
    paddingRight: () => 3,
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
  /** A box of facts about one thing or person. */
  panel: {
    hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0.5 : 0),
    vLineWidth: (line, { table }) => (line === 0 || line === table.widths?.length ? 0.5 : 0),
    hLineColor: () => '#c3cbcb',
    vLineColor: () => '#c3cbcb',
    paddingLeft: () => 8,
    paddingRight: () => 8,
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
};
