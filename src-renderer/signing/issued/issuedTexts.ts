import { defineTexts } from '../../texts/defineTexts.ts';

/** The list of issued reports. */
export const issuedTexts = defineTexts(
  'issuedReports',
  {
    title: 'Informes emitidos',
    search: 'Buscar por folio',
    filter: { state: 'Estado', all: 'Todos' },
    column: {
      folio: 'Folio',
      title: 'Informe',
      state: 'Estado',
      signatures: 'Firmas',
      issued: 'Emitido',
      by: 'Emitió',
    },
    signatures: '{{signed}} de {{signers}}',
    empty: {
      title: 'Aún no hay informes emitidos',
      hint: 'Un informe se emite con folio desde «Informes»: así se puede firmar y comprobar.',
      search: 'Ningún informe coincide',
      searchHint: 'Pruebe con otro folio o quite el filtro.',
    },
  },
  {
    en: {
      title: 'Issued reports',
      search: 'Search by folio',
      filter: { state: 'State', all: 'All' },
      column: {
        folio: 'Folio',
        title: 'Report',
        state: 'State',
        signatures: 'Signatures',
        issued: 'Issued',
        by: 'Issued by',
      },
      signatures: '{{signed}} of {{signers}}',
      empty: {
        title: 'No reports were issued yet',
        hint: 'A report is issued under a folio from “Reports”: then it can be signed and verified.',
        search: 'No report matches',
        searchHint: 'Try another folio, or take the filter away.',
      },
    },
    pt: {
      title: 'Relatórios emitidos',
      search: 'Buscar por número',
      filter: { state: 'Estado', all: 'Todos' },
      column: {
        folio: 'Número',
        title: 'Relatório',
        state: 'Estado',
        signatures: 'Assinaturas',
        issued: 'Emitido',
        by: 'Emitiu',
      },
      signatures: '{{signed}} de {{signers}}',
      empty: {
        title: 'Ainda não há relatórios emitidos',
        hint: 'Um relatório é emitido com número a partir de «Relatórios»: assim pode ser assinado e verificado.',
        search: 'Nenhum relatório coincide',
        searchHint: 'Tente outro número ou retire o filtro.',
      },
    },
  },
);
