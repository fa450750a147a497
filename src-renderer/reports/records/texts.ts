import { defineTexts } from '../../texts/defineTexts.ts';

export const recordsTexts = defineTexts(
  'reportRecords',
  {
    title: 'Registros',
    count_one: '{{count}} registro',
    count_other: '{{count}} registros',
    asOf: 'al {{when}}',
    emptyTitle: 'Aún no hay registros',
    emptyHint: 'Nada cumple lo que cuenta esta cifra.',
    unknownTitle: 'Esta dirección no dice qué lista abrir',
    unknownHint: 'Abre la lista desde una cifra de un informe.',
    reports: 'Ir a los informes',
  },
  {
    en: {
      title: 'Records',
      count_one: '{{count}} record',
      count_other: '{{count}} records',
      asOf: 'as of {{when}}',
      emptyTitle: 'There are no records yet',
      emptyHint: 'Nothing is counted by this figure.',
      unknownTitle: 'This address does not say which list to open',
      unknownHint: 'Open the list from a figure of a report.',
      reports: 'Go to the reports',
    },
    pt: {
      title: 'Registros',
      count_one: '{{count}} registro',
      count_other: '{{count}} registros',
      asOf: 'em {{when}}',
      emptyTitle: 'Ainda não há registros',
      emptyHint: 'Nada cumpre o que este número conta.',
      unknownTitle: 'Este endereço não diz qual lista abrir',
      unknownHint: 'Abra a lista a partir de um número de um relatório.',
      reports: 'Ir aos relatórios',
    },
  },
);
