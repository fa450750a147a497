import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ref } from '../rpc/fields.ts';
import { stream } from '../rpc/procedure.ts';
import { standing } from './standing.ts';

/** What changed, never its content: whoever is told asks again, through the permission checks. */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('changed'),
    seq: z.number().int(),
    epoch: z.number().int(),
    /** Entities by name with the ids that changed. */
    topics: z.array(z.object({ entity: z.string(), ids: z.array(z.number().int()) })),
  }),
  /** Somebody looks at or types in a ticket. */
  z.object({
    type: z.literal('presence'),
    ticketId: z.number().int(),
    people: z.array(ref.extend({ isTyping: z.boolean() })),
  }),
  /** There is something new in this person's notification centre. */
  z.object({ type: z.literal('notified'), newestId: z.number().int() }),
  /** Whether the program that serves this window may work with its database; told at the beginning, and with each change. */
  z.object({ type: z.literal('standing'), standing }),
  /**
   * Keeps the connection known to be alive; also the first event, so that a client knows where it joined and which
   * version it talks to.
   */
  z.object({
    type: z.literal('here'),
    seq: z.number().int(),
    epoch: z.number().int(),
    version: z.string(),
  }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

export const liveContract = {
  events: stream({
    permission: 'session',
    route: 'GET /events',
    summary: 'What changes, as it changes',
    input: z.object({}),
    output: eventIterator(liveEvent) as never as z.ZodType<AsyncIterable<LiveEvent>>,
  }),
};
