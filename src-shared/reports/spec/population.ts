import type { IndicatorKey } from '../../indicators/indicator.ts';
import type { Dataset } from './dataset.ts';

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

/** The first of a dataset is what it shows unless told otherwise. A summary of tickets or workers has none: each measure has its own. */
export const populationsOf: Readonly<Record<Dataset, readonly Population[]>> = {
  tickets: TICKET_POPULATIONS,
  workers: [],
  assets: ['present', 'acquired', 'retired'],
  custody: ['held', 'handedOver', 'returned'],
  maintenance: ['started', 'ended', 'running'],
  stock: ['stocked'],
  movements: ['moved'],
};

/** What is of now, whatever the period. */
const OF_NOW: readonly Population[] = ['backlog', 'present', 'held', 'running', 'stocked'];

export function isOfNow(population: Population): boolean {
  return OF_NOW.includes(population);
}
