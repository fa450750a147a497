import { ORPCError } from '@orpc/server';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';

/** A call as a transport sees it: which procedure, never with what. */
export interface SeenCall {
  readonly name: string;
  /** Of the contract: `/tickets/{id}`. */
  readonly path: string | undefined;
  readonly kind: ProcedureMeta['kind'];
}

/** What a transport has its calls watched by: told of the beginning, and of the end with its HTTP status. */
export interface CallWatch {
  /** @throws to refuse the call before anything of it was done */
  begin(call: SeenCall): (status: number) => void;
}

/** Runs one call under its transport's eyes. */
export async function watched<T>(
  watch: CallWatch | undefined,
  call: SeenCall,
  run: () => Promise<T>,
): Promise<T> {
  const end = watch?.begin(call);
  try {
    const result = await run();
    end?.(200);
    return result;
  } catch (fault) {
    end?.(fault instanceof ORPCError ? fault.status : 500);
    throw fault;
  }
}
