import { type HistoryTexts, historyTexts } from '#shared/tickets/historyTexts.ts';

/**
 * What only the printed history says: its headings and facts. States, kinds and sentences are those of the screens
 * (src-shared). `{names}` are filled in.
 */
export interface HistoryPdfTexts {
  readonly document: string;
  readonly printedAt: string;
  readonly page: string;
  readonly sections: Readonly<Record<'description' | 'files' | 'solution' | 'messages' | 'history', string>>;
  readonly facts: Readonly<Record<Fact, string>>;
  readonly attachedFile: string;
  readonly rated: string;
}

/** Besides what the history itself has a name for. */
type OwnFact =
  | 'requester'
  | 'area'
  | 'location'
  | 'contact'
  | 'channel'
  | 'createdBy'
  | 'createdAt'
  | 'firstResponseDueAt'
  | 'firstRespondedAt'
  | 'firstPromiseAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'cancelledAt'
  | 'mergedInto'
  | 'workedMinutes'
  | 'rating'
  | 'foreign';

export type Fact = OwnFact | keyof HistoryTexts['field'];

const es: HistoryPdfTexts = {
  document: 'Historial de la solicitud',
  printedAt: 'Impreso el {when}',
  page: 'Página {page} de {pages}',
  sections: {
    description: 'Descripción',
    files: 'Archivos',
    solution: 'Solución',
    messages: 'Mensajes',
    history: 'Historial',
  },
  facts: {
    ...historyTexts.es.field,
    requester: 'Solicitante',
    area: 'Área',
    location: 'Ubicación',
    contact: 'Contacto',
    channel: 'Llegó por',
    createdBy: 'La registró',
    createdAt: 'Creada',
    firstResponseDueAt: 'Primera respuesta antes de',
    firstRespondedAt: 'Primera respuesta',
    firstPromiseAt: 'Primera promesa',
    resolvedAt: 'Resuelta',
    closedAt: 'Cerrada',
    cancelledAt: 'Cancelada',
    mergedInto: 'Unida a',
    workedMinutes: 'Tiempo de trabajo',
    rating: 'Calificación',
    foreign: 'Número de origen',
  },
  attachedFile: 'Archivo: {name} ({size})',
  rated: '{rating} de 5',
};

const en: HistoryPdfTexts = {
  document: 'History of the ticket',
  printedAt: 'Printed {when}',
  page: 'Page {page} of {pages}',
  sections: {
    description: 'Description',
    files: 'Files',
    solution: 'Solution',
    messages: 'Messages',
    history: 'History',
  },
  facts: {
    ...historyTexts.en.field,
    requester: 'Requester',
    area: 'Area',
    location: 'Location',
    contact: 'Contact',
    channel: 'Came by',
    createdBy: 'Registered by',
    createdAt: 'Created',
    firstResponseDueAt: 'First response before',
    firstRespondedAt: 'First response',
    firstPromiseAt: 'First promise',
    resolvedAt: 'Resolved',
    closedAt: 'Closed',
    cancelledAt: 'Cancelled',
    mergedInto: 'Merged into',
    workedMinutes: 'Time worked',
    rating: 'Rating',
    foreign: 'Original number',
  },
  attachedFile: 'File: {name} ({size})',
  rated: '{rating} of 5',
};

const pt: HistoryPdfTexts = {
  document: 'Histórico da solicitação',
  printedAt: 'Impresso em {when}',
  page: 'Página {page} de {pages}',
  sections: {
    description: 'Descrição',
    files: 'Arquivos',
    solution: 'Solução',
    messages: 'Mensagens',
    history: 'Histórico',
  },
  facts: {
    ...historyTexts.pt.field,
    requester: 'Solicitante',
    area: 'Área',
    location: 'Localização',
    contact: 'Contato',
    channel: 'Chegou por',
    createdBy: 'Registrada por',
    createdAt: 'Criada',
    firstResponseDueAt: 'Primeira resposta antes de',
    firstRespondedAt: 'Primeira resposta',
    firstPromiseAt: 'Primeira promessa',
    resolvedAt: 'Resolvida',
    closedAt: 'Encerrada',
    cancelledAt: 'Cancelada',
    mergedInto: 'Unida a',
    workedMinutes: 'Tempo de trabalho',
    rating: 'Avaliação',
    foreign: 'Número de origem',
  },
  attachedFile: 'Arquivo: {name} ({size})',
  rated: '{rating} de 5',
};

export const historyPdfTexts: Readonly<Record<'es' | 'en' | 'pt', HistoryPdfTexts>> = { es, en, pt };
