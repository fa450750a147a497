import type { CustodyKind, FormState } from '#shared/custody/custody.ts';
import type { MaintenanceKind } from '#shared/maintenance/kind.ts';
import type { Language } from '#shared/people/contract.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { Priority } from '#shared/sla/priority.ts';
import { priorityWords } from '#shared/sla/words.ts';
import type { StockKind } from '#shared/stock/stock.ts';
import type { Channel, TicketStatus } from '#shared/tickets/ticket.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import type { RoundStatus } from '#shared/verification/round.ts';

/** Words of the product in cells; the same as on the screens (src-renderer/texts/words.ts; a test compares them). */
export interface ExportWords {
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly impact: Readonly<Record<'low' | 'medium' | 'high', string>>;
  readonly urgency: Readonly<Record<'low' | 'medium' | 'high', string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly account: Readonly<Record<'enabled' | 'disabled', string>>;
  readonly custodyKind: Readonly<Record<CustodyKind, string>>;
  readonly custodyState: Readonly<Record<FormState, string>>;
  readonly maintenanceKind: Readonly<Record<MaintenanceKind, string>>;
  readonly maintenanceRuns: string;
  readonly maintenanceDone: string;
  readonly stockState: Readonly<Record<'unused' | 'low' | 'enough', string>>;
  readonly stockKind: Readonly<Record<StockKind, string>>;
  readonly roundStatus: Readonly<Record<RoundStatus, string>>;
  readonly yes: string;
  readonly no: string;
}

const es: ExportWords = {
  ...priorityWords.es,
  status: ticketWords.es.status,
  channel: ticketWords.es.channel,
  role: {
    requester: 'Solicitante',
    technician: 'Técnico',
    manager: 'Encargado',
    administrator: 'Administrador',
    master: 'Maestro',
  },
  account: { enabled: 'Activa', disabled: 'Desactivada' },
  custodyKind: {
    handOver: 'Entrega',
    transfer: 'Transferencia',
    renewal: 'Renovación',
    return: 'Devolución',
  },
  custodyState: {
    issued: 'Por confirmar',
    confirmed: 'Por autorizar',
    authorised: 'Autorizado',
    ended: 'Terminado',
  },
  maintenanceKind: { preventive: 'Preventivo', corrective: 'Correctivo', improvement: 'Mejora' },
  maintenanceRuns: 'En curso',
  maintenanceDone: 'Terminado',
  stockState: { unused: 'Sin uso', low: 'Por comprar', enough: 'Suficiente' },
  stockKind: { consumable: 'Consumible', licence: 'Licencia' },
  roundStatus: { open: 'En curso', closed: 'Cerrada', cancelled: 'Cancelada' },
  yes: 'Sí',
  no: 'No',
};

const en: ExportWords = {
  ...priorityWords.en,
  status: ticketWords.en.status,
  channel: ticketWords.en.channel,
  role: {
    requester: 'Requester',
    technician: 'Technician',
    manager: 'Manager',
    administrator: 'Administrator',
    master: 'Master',
  },
  account: { enabled: 'Active', disabled: 'Disabled' },
  custodyKind: { handOver: 'Hand-over', transfer: 'Transfer', renewal: 'Renewal', return: 'Return' },
  custodyState: { issued: 'To confirm', confirmed: 'To authorise', authorised: 'Authorised', ended: 'Ended' },
  maintenanceKind: { preventive: 'Preventive', corrective: 'Corrective', improvement: 'Improvement' },
  maintenanceRuns: 'Running',
  maintenanceDone: 'Done',
  stockState: { unused: 'Not used', low: 'To be bought', enough: 'Enough' },
  stockKind: { consumable: 'Consumable', licence: 'Licence' },
  roundStatus: { open: 'Under way', closed: 'Closed', cancelled: 'Cancelled' },
  yes: 'Yes',
  no: 'No',
};

const pt: ExportWords = {
  ...priorityWords.pt,
  status: ticketWords.pt.status,
  channel: ticketWords.pt.channel,
  role: {
    requester: 'Solicitante',
    technician: 'Técnico',
    manager: 'Encarregado',
    administrator: 'Administrador',
    master: 'Mestre',
  },
  account: { enabled: 'Ativa', disabled: 'Desativada' },
  custodyKind: { handOver: 'Entrega', transfer: 'Transferência', renewal: 'Renovação', return: 'Devolução' },
  custodyState: {
    issued: 'A confirmar',
    confirmed: 'A autorizar',
    authorised: 'Autorizado',
    ended: 'Encerrado',
  },
  maintenanceKind: { preventive: 'Preventiva', corrective: 'Corretiva', improvement: 'Melhoria' },
  maintenanceRuns: 'Em andamento',
  maintenanceDone: 'Terminada',
  stockState: { unused: 'Sem uso', low: 'A comprar', enough: 'Suficiente' },
  stockKind: { consumable: 'Consumível', licence: 'Licença' },
  roundStatus: { open: 'Em andamento', closed: 'Encerrada', cancelled: 'Cancelada' },
  yes: 'Sim',
  no: 'Não',
};

export const exportWords: Readonly<Record<Language, ExportWords>> = { es, en, pt };
