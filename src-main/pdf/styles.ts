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
};
