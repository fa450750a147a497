import type { Ticket } from '#shared/tickets/fields.ts';

/** What every dialog of an action gets. */
export interface DialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}
