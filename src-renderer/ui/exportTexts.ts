import { defineTexts } from '../texts/defineTexts.ts';

export const exportTexts = defineTexts(
  'export',
  {
    title: 'Exportar',
    csv: 'CSV',
    xlsx: 'Excel',
    exportCsv: 'Exportar a CSV',
    exportXlsx: 'Exportar a Excel',
    hint: 'La lista como se ve: filtro, orden y columnas.',
    done: 'Se exportó {{name}}',
  },
  {
    en: {
      title: 'Export',
      csv: 'CSV',
      xlsx: 'Excel',
      exportCsv: 'Export to CSV',
      exportXlsx: 'Export to Excel',
      hint: 'The list as it is shown: filter, order and columns.',
      done: '{{name}} was exported',
    },
    pt: {
      title: 'Exportar',
      csv: 'CSV',
      xlsx: 'Excel',
      exportCsv: 'Exportar para CSV',
      exportXlsx: 'Exportar para Excel',
      hint: 'A lista como aparece: filtro, ordem e colunas.',
      done: '{{name}} foi exportado',
    },
  },
);
