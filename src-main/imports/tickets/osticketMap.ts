import { type TicketMap, ticketMap } from './ticketMap.ts';

/** osTicket's ticket export: a row for each ticket as it last stood, with the labels of its English interface. */
export const osticketMap: TicketMap = {
  system: 'osticket',
  ...ticketMap.parse({
    columns: {
      number: 'Ticket Number',
      openedAt: 'Date Created',
      title: ['Subject'],
      requester: 'From',
      requesterEmail: 'From Email',
      description: [
        { column: 'Subject', label: 'Asunto' },
        { column: 'Department', label: 'Departamento' },
        { column: 'Help Topic', label: 'Tema' },
        { column: 'SLA Plan', label: 'Nivel de servicio' },
      ],
      updatedAt: 'Last Updated',
      state: 'Current Status',
      closedAt: 'Closed Date',
      assignee: 'Agent Assigned',
      team: 'Team Assigned',
      service: 'Help Topic',
      priority: 'Priority',
      channel: 'Source',
      reopenings: 'Reopen Count',
    },
    // Its factory setting is m/d/y; many installations are set to ISO.
    dates: ['m/d/y', 'y-m-d'],
    values: {
      state: {
        Open: 'inProgress',
        Resolved: 'resolved',
        Closed: 'closed',
        Archived: 'closed',
        Deleted: 'cancelled',
      },
      priority: { Low: 'low', Normal: 'medium', High: 'high', Emergency: 'critical' },
      channel: { Web: 'portal', Email: 'email', Phone: 'phone', API: 'system', Other: 'portal' },
    },
    serviceCategory: 'osTicket',
  }),
};
