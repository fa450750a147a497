import { expect } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Workshop } from './workshop.ts';

/** 12:00 in Mexico City. */
export const noon = (date: string) => Date.parse(`${date}T18:00:00Z`);

export const asTechnician = (w: Workshop) => w.d.as(w.d.technician(0));

export async function openTicketOf(w: Workshop) {
  const ticket = (await w.due()).find((due) => due.ticket !== null)?.ticket;
  if (!ticket) throw new Error('No ticket is open');
  return w.d.as(w.admin).tickets.get({ id: ticket.id });
}

/** The technician who has it resolves the open ticket. */
export async function resolveOpen(w: Workshop, solution = 'Limpia y probada') {
  const ticket = await openTicketOf(w);
  if (ticket.assignee === null) throw new Error('Nobody has it');
  await w.d.as(ticket.assignee).tickets.resolve({ id: ticket.id, version: ticket.version, solution });
  return ticket;
}

export async function isClean(w: Workshop): Promise<void> {
  const { dataDir, profileDir } = w.d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
}

export async function ticketCount(w: Workshop): Promise<number> {
  return (await w.d.as(w.admin).tickets.list({ limit: 200 })).items.length;
}
