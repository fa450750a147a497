import type { IndicatorKey } from '../../indicators/indicator.ts';

/**
 * Which records a list shows, or a summary of the inventory counts, and so which instant puts one into the period:
 * tickets received, solved or fallen due in it, assets that are there now, or were bought in it.
 */
export const TICKET_POPULATIONS = [
  'received',
  'resolved',
  'closed',
  'cancelled',
  'backlog',
  'response',
  'onTime',
  'withinFirstPromise',
  'responseOnTime',
  'reopenRate',
  'rating',
  'resolution',
  'closure',
  'timePerTicket',
  'timeWorked',
  /** Assigned to somebody. */
  'balance',
] as const satisfies readonly IndicatorKey[];
export type TicketPopulation = (typeof TICKET_POPULATIONS)[number];

export const INVENTORY_POPULATIONS = [
  'present',
  'acquired',
  'retired',
  'held',
  'handedOver',
  'returned',
  'started',
  'ended',
  'running',
  'stocked',
  'moved',
] as const;
export type InventoryPopulation = (typeof INVENTORY_POPULATIONS)[number];

export const POPULATIONS = [...TICKET_POPULATIONS, ...INVENTORY_POPULATIONS] as const;
export type Population = (typeof POPULATIONS)[number];

/** What is of now, whatever the period. */
const OF_NOW: readonly Population[] = ['backlog', 'present', 'held', 'running', 'stocked'];

export function isOfNow(population: Population): boolean {
  return OF_NOW.includes(population);
}

export function isOfTickets(population: Population): population is TicketPopulation {
  return (TICKET_POPULATIONS as readonly Population[]).includes(population);
}
