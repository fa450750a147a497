import type { StyleDictionary } from 'pdfmake/interfaces.js';

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
