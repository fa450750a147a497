/** What is kept in a store and counted: things that are used up, and seats that are given and come back. */
export const STOCK_KINDS = ['consumable', 'licence'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** Why what is left changed. */
export const MOVEMENT_KINDS = ['received', 'handedOut', 'returned', 'counted', 'discarded'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

interface Counted {
  /** In the store; of a licence, its seats in all. */
  readonly quantity: number;
  /** Seats that are taken; 0 for consumables. */
  readonly handedOut: number;
  readonly minimum: number | null;
}

/** How many can still be handed out. */
export function leftOf({ quantity, handedOut }: Pick<Counted, 'quantity' | 'handedOut'>): number {
  return quantity - handedOut;
}

/** Whether it is time to buy: what is left is at or below the minimum. */
export function isLow(item: Counted): boolean {
  return item.minimum !== null && leftOf(item) <= item.minimum;
}
