import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

type Reading =
  | 'selectFrom'
  | 'selectNoFrom'
  | 'with'
  | 'withRecursive'
  | 'fn'
  | 'case'
  | 'dynamic'
  | 'getExecutor';

type Writing = 'insertInto' | 'replaceInto' | 'updateTable' | 'deleteFrom' | 'mergeInto';

declare const insideTransaction: unique symbol;

/** What a query gets. A `WriteTx` fits too: commands read as well. */
export type ReadDb = Pick<Kysely<Tables>, Reading>;

/**
 * What a command gets: the open write transaction. Only the driver makes one, so that nobody writes outside of a
 * transaction, and a query cannot write at all. It is dead after its transaction ended.
 */
export type WriteTx = Pick<Transaction<Tables>, Reading | Writing> & { readonly [insideTransaction]: true };

/** The only way to a `WriteTx`; called by the database between BEGIN and COMMIT. */
export function asWriteTx(transaction: Transaction<Tables>): WriteTx {
  return transaction as unknown as WriteTx;
}
