import type { Language } from '../people/contract.ts';
import type { Channel, MessageKind, TicketStatus, WaitingFor } from './ticket.ts';

export interface TicketWords {
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly waitingFor: Readonly<Record<WaitingFor, string>>;
  readonly message: Readonly<Record<MessageKind, string>>;
}

/** What a ticket's states and kinds are called: the same word on every screen and on paper. */
export const ticketWords = {
  es: {
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
  },
  en: {
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
  },
  pt: {
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
  },
} as const satisfies Readonly<Record<Language, TicketWords>>;
