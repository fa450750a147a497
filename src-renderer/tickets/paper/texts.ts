import { defineTexts } from '../../texts/defineTexts.ts';

/** The paper of a ticket's service, and the maintenance that a ticket is of or led to. */
export const paperTexts = defineTexts(
  'ticketPaper',
  {
    serviceForm: 'Hoja de servicio (PDF)',
    custodyForm: 'Emitir resguardo',
    maintenance: 'Mantenimiento',
    plan: 'Plan: {{plan}}',
    dueOn: 'Fecha prevista: {{date}}',
    instructions: 'Instrucciones',
    record: 'Registrar mantenimiento de {{number}}',
    running: 'en curso',
  },
  {
    en: {
      serviceForm: 'Service form (PDF)',
      custodyForm: 'Issue a custody form',
      maintenance: 'Maintenance',
      plan: 'Plan: {{plan}}',
      dueOn: 'Due on {{date}}',
      instructions: 'Instructions',
      record: 'Record maintenance of {{number}}',
      running: 'running',
    },
    pt: {
      serviceForm: 'Folha de serviço (PDF)',
      custodyForm: 'Emitir termo de responsabilidade',
      maintenance: 'Manutenção',
      plan: 'Plano: {{plan}}',
      dueOn: 'Data prevista: {{date}}',
      instructions: 'Instruções',
      record: 'Registrar manutenção de {{number}}',
      running: 'em andamento',
    },
  },
);
