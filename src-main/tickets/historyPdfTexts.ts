import type { Impact, Priority, Urgency } from '#shared/sla/priority.ts';
import type { Channel, MessageKind, TicketStatus, WaitingFor } from '#shared/tickets/ticket.ts';

/** Every word of a printed history; the same words as on the screens. `{names}` are filled in. */
export interface HistoryPdfTexts {
  readonly document: string;
  readonly printedAt: string;
  readonly page: string;
  readonly none: string;
  readonly nobody: string;
  readonly system: string;
  readonly sections: Readonly<Record<'description' | 'files' | 'solution' | 'messages' | 'history', string>>;
  readonly facts: Readonly<Record<Fact, string>>;
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly impact: Readonly<Record<Impact, string>>;
  readonly urgency: Readonly<Record<Urgency, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly waitingFor: Readonly<Record<WaitingFor, string>>;
  readonly message: Readonly<Record<MessageKind, string>>;
  readonly attachedFile: string;
  readonly rated: string;
  readonly change: string;
  readonly changeTo: string;
  /** By the last part of the action's name, with variants after a dot. */
  readonly actions: Readonly<Record<string, string>>;
}

export type Fact =
  | 'status'
  | 'priority'
  | 'impact'
  | 'urgency'
  | 'service'
  | 'requester'
  | 'area'
  | 'location'
  | 'contact'
  | 'assignee'
  | 'channel'
  | 'createdBy'
  | 'createdAt'
  | 'firstResponseDueAt'
  | 'firstRespondedAt'
  | 'firstPromiseAt'
  | 'resolutionDueAt'
  | 'scheduledFrom'
  | 'waitingFor'
  | 'resolvedAt'
  | 'closedAt'
  | 'cancelledAt'
  | 'mergedInto'
  | 'workedMinutes'
  | 'rating'
  | 'foreign';

const es: HistoryPdfTexts = {
  document: 'Historial de la solicitud',
  printedAt: 'Impreso el {when}',
  page: 'Página {page} de {pages}',
  none: '—',
  nobody: 'nadie',
  system: 'El sistema',
  sections: {
    description: 'Descripción',
    files: 'Archivos',
    solution: 'Solución',
    messages: 'Mensajes',
    history: 'Historial',
  },
  facts: {
    status: 'Estado',
    priority: 'Prioridad',
    impact: 'Alcance',
    urgency: 'Urgencia',
    service: 'Servicio',
    requester: 'Solicitante',
    area: 'Área',
    location: 'Ubicación',
    contact: 'Contacto',
    assignee: 'La atiende',
    channel: 'Llegó por',
    createdBy: 'La registró',
    createdAt: 'Creada',
    firstResponseDueAt: 'Primera respuesta antes de',
    firstRespondedAt: 'Primera respuesta',
    firstPromiseAt: 'Primera promesa',
    resolutionDueAt: 'Vence',
    scheduledFrom: 'Cita',
    waitingFor: 'En espera de',
    resolvedAt: 'Resuelta',
    closedAt: 'Cerrada',
    cancelledAt: 'Cancelada',
    mergedInto: 'Unida a',
    workedMinutes: 'Tiempo de trabajo',
    rating: 'Calificación',
    foreign: 'Número de origen',
  },
  status: {
    pendingApproval: 'Por autorizar',
    new: 'Nueva',
    assigned: 'Asignada',
    inProgress: 'En proceso',
    scheduled: 'Agendada',
    waiting: 'En espera',
    resolved: 'Resuelta',
    closed: 'Cerrada',
    cancelled: 'Cancelada',
  },
  priority: { low: 'Baja', medium: 'Media', high: 'Alta', critical: 'Crítica' },
  impact: { low: 'Una persona', medium: 'Un área', high: 'Toda la institución' },
  urgency: { low: 'Puede esperar', medium: 'Pronto', high: 'Impide trabajar' },
  channel: {
    portal: 'Portal',
    inPerson: 'En persona',
    phone: 'Teléfono',
    email: 'Correo',
    message: 'Mensaje',
    system: 'Sistema',
  },
  waitingFor: { requester: 'Solicitante', supplier: 'Proveedor' },
  message: { reply: 'Respuesta', note: 'Nota interna', solution: 'Solución' },
  attachedFile: 'Archivo: {name} ({size})',
  rated: '{rating} de 5',
  change: '{field}: de {before} a {after}',
  changeTo: '{field}: {after}',
  actions: {
    created: '{who} registró la solicitud',
    approved: '{who} la autorizó',
    assigned: '{who} la asignó a {to}',
    'assigned.taken': '{who} la tomó',
    'assigned.imported': 'La tenía {to}',
    reassigned: '{who} la pasó a {to}',
    putBack: '{who} la devolvió a la fila',
    started: '{who} comenzó a trabajar en ella',
    resumed: '{who} retomó el trabajo',
    waiting: '{who} la dejó en espera',
    scheduled: '{who} acordó una cita',
    resolved: '{who} la resolvió',
    closed: '{who} la cerró',
    'closed.automatic': 'Se cerró sola: nadie la reabrió en el plazo',
    'maintenancePlan.opened': 'Un plan de mantenimiento la abrió',
    'maintenancePlan.skipped': 'La fecha del plan de mantenimiento quedó sin hacer',
    'maintenanceRecord.created': '{who} registró un mantenimiento',
    'maintenanceRecord.changed': '{who} corrigió un mantenimiento',
    rated: '{who} calificó la atención',
    reopened: '{who} la reabrió',
    cancelled: '{who} la canceló',
    merged: '{who} la unió a otra solicitud',
    'merged.here': '{who} unió aquí otra solicitud',
    linked: '{who} la relacionó con {folio}',
    unlinked: '{who} quitó la relación con {folio}',
    assetLinked: '{who} señaló el equipo {asset}',
    assetUnlinked: '{who} quitó el equipo {asset}',
    prioritised: '{who} cambió la prioridad',
    recomputed: 'Se recalcularon los plazos',
    bulkUndone: '{who} deshizo un cambio en conjunto',
    replied: '{who} respondió',
    noted: '{who} escribió una nota interna',
    timeLogged: '{who} anotó {minutes} min de trabajo',
    attached: '{who} adjuntó archivos',
    atRisk: 'Está por vencer',
    overdue: 'Venció el plazo',
    responseOverdue: 'Venció el plazo de la primera respuesta',
    imported: 'Llegó de otro sistema',
    changed: '{who} la cambió',
  },
};

const en: HistoryPdfTexts = {
  document: 'History of the ticket',
  printedAt: 'Printed {when}',
  page: 'Page {page} of {pages}',
  none: '—',
  nobody: 'nobody',
  system: 'The system',
  sections: {
    description: 'Description',
    files: 'Files',
    solution: 'Solution',
    messages: 'Messages',
    history: 'History',
  },
  facts: {
    status: 'State',
    priority: 'Priority',
    impact: 'Impact',
    urgency: 'Urgency',
    service: 'Service',
    requester: 'Requester',
    area: 'Area',
    location: 'Location',
    contact: 'Contact',
    assignee: 'Assignee',
    channel: 'Came by',
    createdBy: 'Registered by',
    createdAt: 'Created',
    firstResponseDueAt: 'First response before',
    firstRespondedAt: 'First response',
    firstPromiseAt: 'First promise',
    resolutionDueAt: 'Due',
    scheduledFrom: 'Appointment',
    waitingFor: 'Waiting for',
    resolvedAt: 'Resolved',
    closedAt: 'Closed',
    cancelledAt: 'Cancelled',
    mergedInto: 'Merged into',
    workedMinutes: 'Time worked',
    rating: 'Rating',
    foreign: 'Original number',
  },
  status: {
    pendingApproval: 'To approve',
    new: 'New',
    assigned: 'Assigned',
    inProgress: 'In progress',
    scheduled: 'Scheduled',
    waiting: 'Waiting',
    resolved: 'Resolved',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  priority: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  impact: { low: 'One person', medium: 'One area', high: 'The whole institution' },
  urgency: { low: 'Can wait', medium: 'Soon', high: 'Stops the work' },
  channel: {
    portal: 'Portal',
    inPerson: 'In person',
    phone: 'Phone',
    email: 'E-mail',
    message: 'Message',
    system: 'System',
  },
  waitingFor: { requester: 'Requester', supplier: 'Supplier' },
  message: { reply: 'Reply', note: 'Internal note', solution: 'Solution' },
  attachedFile: 'File: {name} ({size})',
  rated: '{rating} of 5',
  change: '{field}: from {before} to {after}',
  changeTo: '{field}: {after}',
  actions: {
    created: '{who} registered the ticket',
    approved: '{who} approved it',
    assigned: '{who} assigned it to {to}',
    'assigned.taken': '{who} took it',
    'assigned.imported': '{to} had it',
    reassigned: '{who} handed it to {to}',
    putBack: '{who} put it back in the queue',
    started: '{who} started working on it',
    resumed: '{who} went on working on it',
    waiting: '{who} set it to wait',
    scheduled: '{who} agreed on a time',
    resolved: '{who} resolved it',
    closed: '{who} closed it',
    'closed.automatic': 'It closed by itself: nobody reopened it in time',
    'maintenancePlan.opened': 'A maintenance plan opened it',
    'maintenancePlan.skipped': 'The date of the maintenance plan passed undone',
    'maintenanceRecord.created': '{who} recorded maintenance',
    'maintenanceRecord.changed': '{who} corrected a record of maintenance',
    rated: '{who} rated the service',
    reopened: '{who} reopened it',
    cancelled: '{who} cancelled it',
    merged: '{who} merged it into another ticket',
    'merged.here': '{who} merged another ticket into this one',
    linked: '{who} linked it to {folio}',
    unlinked: '{who} took the link to {folio} away',
    assetLinked: '{who} named the equipment {asset}',
    assetUnlinked: '{who} took the equipment {asset} off',
    prioritised: '{who} changed the priority',
    recomputed: 'The deadlines were computed anew',
    bulkUndone: '{who} undid a bulk change',
    replied: '{who} replied',
    noted: '{who} wrote an internal note',
    timeLogged: '{who} recorded {minutes} min of work',
    attached: '{who} attached files',
    atRisk: 'It is about to be late',
    overdue: 'The deadline passed',
    responseOverdue: 'The deadline of the first response passed',
    imported: 'It came from another system',
    changed: '{who} changed it',
  },
};

const pt: HistoryPdfTexts = {
  document: 'Histórico da solicitação',
  printedAt: 'Impresso em {when}',
  page: 'Página {page} de {pages}',
  none: '—',
  nobody: 'ninguém',
  system: 'O sistema',
  sections: {
    description: 'Descrição',
    files: 'Arquivos',
    solution: 'Solução',
    messages: 'Mensagens',
    history: 'Histórico',
  },
  facts: {
    status: 'Estado',
    priority: 'Prioridade',
    impact: 'Alcance',
    urgency: 'Urgência',
    service: 'Serviço',
    requester: 'Solicitante',
    area: 'Área',
    location: 'Localização',
    contact: 'Contato',
    assignee: 'Responsável',
    channel: 'Chegou por',
    createdBy: 'Registrada por',
    createdAt: 'Criada',
    firstResponseDueAt: 'Primeira resposta antes de',
    firstRespondedAt: 'Primeira resposta',
    firstPromiseAt: 'Primeira promessa',
    resolutionDueAt: 'Vence',
    scheduledFrom: 'Horário',
    waitingFor: 'À espera de',
    resolvedAt: 'Resolvida',
    closedAt: 'Encerrada',
    cancelledAt: 'Cancelada',
    mergedInto: 'Unida a',
    workedMinutes: 'Tempo de trabalho',
    rating: 'Avaliação',
    foreign: 'Número de origem',
  },
  status: {
    pendingApproval: 'A autorizar',
    new: 'Nova',
    assigned: 'Atribuída',
    inProgress: 'Em andamento',
    scheduled: 'Agendada',
    waiting: 'Em espera',
    resolved: 'Resolvida',
    closed: 'Encerrada',
    cancelled: 'Cancelada',
  },
  priority: { low: 'Baixa', medium: 'Média', high: 'Alta', critical: 'Crítica' },
  impact: { low: 'Uma pessoa', medium: 'Uma área', high: 'Toda a instituição' },
  urgency: { low: 'Pode esperar', medium: 'Em breve', high: 'Impede o trabalho' },
  channel: {
    portal: 'Portal',
    inPerson: 'Pessoalmente',
    phone: 'Telefone',
    email: 'E-mail',
    message: 'Mensagem',
    system: 'Sistema',
  },
  waitingFor: { requester: 'Solicitante', supplier: 'Fornecedor' },
  message: { reply: 'Resposta', note: 'Nota interna', solution: 'Solução' },
  attachedFile: 'Arquivo: {name} ({size})',
  rated: '{rating} de 5',
  change: '{field}: de {before} para {after}',
  changeTo: '{field}: {after}',
  actions: {
    created: '{who} registrou a solicitação',
    approved: '{who} autorizou',
    assigned: '{who} atribuiu a {to}',
    'assigned.taken': '{who} assumiu',
    'assigned.imported': 'Estava com {to}',
    reassigned: '{who} passou para {to}',
    putBack: '{who} devolveu à fila',
    started: '{who} começou a trabalhar nela',
    resumed: '{who} retomou o trabalho',
    waiting: '{who} deixou em espera',
    scheduled: '{who} combinou um horário',
    resolved: '{who} resolveu',
    closed: '{who} encerrou',
    'closed.automatic': 'Encerrou-se sozinha: ninguém reabriu no prazo',
    'maintenancePlan.opened': 'Um plano de manutenção a abriu',
    'maintenancePlan.skipped': 'A data do plano de manutenção ficou sem fazer',
    'maintenanceRecord.created': '{who} registrou uma manutenção',
    'maintenanceRecord.changed': '{who} corrigiu uma manutenção',
    rated: '{who} avaliou o atendimento',
    reopened: '{who} reabriu',
    cancelled: '{who} cancelou',
    merged: '{who} uniu a outra solicitação',
    'merged.here': '{who} uniu aqui outra solicitação',
    linked: '{who} relacionou com {folio}',
    unlinked: '{who} retirou a relação com {folio}',
    assetLinked: '{who} indicou o equipamento {asset}',
    assetUnlinked: '{who} retirou o equipamento {asset}',
    prioritised: '{who} mudou a prioridade',
    recomputed: 'Os prazos foram recalculados',
    bulkUndone: '{who} desfez uma mudança em conjunto',
    replied: '{who} respondeu',
    noted: '{who} escreveu uma nota interna',
    timeLogged: '{who} anotou {minutes} min de trabalho',
    attached: '{who} anexou arquivos',
    atRisk: 'Está prestes a vencer',
    overdue: 'O prazo venceu',
    responseOverdue: 'O prazo da primeira resposta venceu',
    imported: 'Veio de outro sistema',
    changed: '{who} mudou',
  },
};

export const historyPdfTexts: Readonly<Record<'es' | 'en' | 'pt', HistoryPdfTexts>> = { es, en, pt };
