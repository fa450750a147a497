import { defineTexts } from '../texts/defineTexts.ts';

export const chartTexts = defineTexts(
  'charts',
  {
    chart: 'Gráfica',
    table: 'Tabla',
    show: 'Ver «{{title}}» como',
    loading: 'Cargando la gráfica',
  },
  {
    en: {
      chart: 'Chart',
      table: 'Table',
      show: 'Show “{{title}}” as',
      loading: 'Loading the chart',
    },
    pt: {
      chart: 'Gráfico',
      table: 'Tabela',
      show: 'Ver «{{title}}» como',
      loading: 'Carregando o gráfico',
    },
  },
);
