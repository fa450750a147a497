/** The words of a ticket that a plan opens, in the institution's language. `{names}` are filled in. */
export const ticketTexts = {
  es: { plan: 'Plan de mantenimiento: {plan}', due: 'Fecha prevista: {due}', asset: 'Equipo: {asset}' },
  en: { plan: 'Maintenance plan: {plan}', due: 'Due on: {due}', asset: 'Equipment: {asset}' },
  pt: { plan: 'Plano de manutenção: {plan}', due: 'Data prevista: {due}', asset: 'Equipamento: {asset}' },
} as const;
