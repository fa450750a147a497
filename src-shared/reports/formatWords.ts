import type { Language } from '../people/contract.ts';

/** What a presentation itself says, besides the words that a report brings along. */
export interface PresentationWords {
  readonly period: string;
  readonly noPeriod: string;
  readonly asOf: string;
  readonly timeZone: string;
  readonly filters: string;
  readonly noFilter: string;
  readonly definitions: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly details: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly category: string;
  readonly more: (count: string) => string;
  readonly moreInTable: (count: string) => string;
  readonly others: (count: string) => string;
  readonly noRows: string;
  readonly noData: string;
  readonly part: (part: number, parts: number) => string;
  readonly page: string;
  readonly report: string;
  readonly cover: string;
  readonly folio: string;
  readonly fingerprint: string;
  readonly signatures: string;
  readonly integrity: string;
  readonly nameAndSignature: string;
  readonly unwritable: string;
  /** Of a heading, where the file holds bare numbers. */
  readonly units: {
    readonly duration: string;
    readonly share: string;
    readonly money: (iso: string) => string;
  };
  readonly chart: string;
  readonly showAll: (count: string) => string;
  /** After a figure that is a link, for whoever only hears it. */
  readonly opensList: string;
  readonly recordsBehind: (count: string) => string;
}

const es: PresentationWords = {
  period: 'Periodo',
  noPeriod: 'No aplica: estado a la fecha',
  asOf: 'Datos al',
  timeZone: 'Zona horaria',
  filters: 'Filtros',
  noFilter: 'Ninguno',
  definitions: 'Definiciones',
  at: 'Fecha y hora',
  who: 'Quién',
  what: 'Qué',
  details: 'Detalles',
  label: 'Concepto',
  value: 'Valor',
  note: 'Nota',
  category: 'Concepto',
  more: (count) => `y ${count} más`,
  moreInTable: (count) => `y ${count} más en la tabla`,
  others: (count) => `Otros (${count})`,
  noRows: 'No hay nada que mostrar con este periodo y estos filtros.',
  noData: 'Sin datos',
  part: (part, parts) => `columnas, parte ${part} de ${parts}`,
  page: 'Página {page} de {pages}',
  report: 'Informe',
  cover: 'Portada',
  folio: 'Folio',
  fingerprint: 'Huella SHA-256 de los datos',
  signatures: 'Firmas',
  integrity: 'Integridad del informe',
  nameAndSignature: 'Nombre y firma',
  unwritable: 'El signo \ufffd ocupa el lugar de caracteres que este documento no puede escribir.',
  units: {
    duration: 'horas',
    share: '%',
    money: (iso) => iso,
  },
  chart: 'Gráfica',
  showAll: (count) => `Mostrar las ${count} filas`,
  opensList: 'abre la lista',
  recordsBehind: (count) => `de ${count}`,
};

const en: PresentationWords = {
  period: 'Period',
  noPeriod: 'Not applicable: state as of the date',
  asOf: 'Figures as of',
  timeZone: 'Time zone',
  filters: 'Filters',
  noFilter: 'None',
  definitions: 'Definitions',
  at: 'Date and time',
  who: 'Who',
  what: 'What',
  details: 'Details',
  label: 'Item',
  value: 'Value',
  note: 'Note',
  category: 'Item',
  more: (count) => `and ${count} more`,
  moreInTable: (count) => `and ${count} more in the table`,
  others: (count) => `Others (${count})`,
  noRows: 'There is nothing to show for this period and these filters.',
  noData: 'No data',
  part: (part, parts) => `columns, part ${part} of ${parts}`,
  page: 'Page {page} of {pages}',
  report: 'Report',
  cover: 'Cover',
  folio: 'Folio',
  fingerprint: 'SHA-256 fingerprint of the data',
  signatures: 'Signatures',
  integrity: 'Integrity of the report',
  nameAndSignature: 'Name and signature',
  unwritable: 'The sign \ufffd stands for characters that this document cannot write.',
  units: {
    duration: 'hours',
    share: '%',
    money: (iso) => iso,
  },
  chart: 'Chart',
  showAll: (count) => `Show all ${count} rows`,
  opensList: 'opens the list',
  recordsBehind: (count) => `of ${count}`,
};

const pt: PresentationWords = {
  period: 'Período',
  noPeriod: 'Não se aplica: situação na data',
  asOf: 'Dados de',
  timeZone: 'Fuso horário',
  filters: 'Filtros',
  noFilter: 'Nenhum',
  definitions: 'Definições',
  at: 'Data e hora',
  who: 'Quem',
  what: 'O quê',
  details: 'Detalhes',
  label: 'Item',
  value: 'Valor',
  note: 'Nota',
  category: 'Item',
  more: (count) => `e mais ${count}`,
  moreInTable: (count) => `e mais ${count} na tabela`,
  others: (count) => `Outros (${count})`,
  noRows: 'Não há nada a mostrar neste período com estes filtros.',
  noData: 'Sem dados',
  part: (part, parts) => `colunas, parte ${part} de ${parts}`,
  page: 'Página {page} de {pages}',
  report: 'Relatório',
  cover: 'Capa',
  folio: 'Número',
  fingerprint: 'Impressão SHA-256 dos dados',
  signatures: 'Assinaturas',
  integrity: 'Integridade do relatório',
  nameAndSignature: 'Nome e assinatura',
  unwritable: 'O sinal \ufffd ocupa o lugar de caracteres que este documento não pode escrever.',
  units: {
    duration: 'horas',
    share: '%',
    money: (iso) => iso,
  },
  chart: 'Gráfico',
  showAll: (count) => `Mostrar as ${count} linhas`,
  opensList: 'abre a lista',
  recordsBehind: (count) => `de ${count}`,
};

export const presentationWords: Readonly<Record<Language, PresentationWords>> = { es, en, pt };
