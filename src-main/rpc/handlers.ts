import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { z } from 'zod';
import type { Result } from '#shared/kernel/result.ts';
import type { Contract } from '#shared/rpc/procedure.ts';
import type { CommandContext, QueryContext } from './context.ts';

/** `signal` is aborted when the caller no longer waits: long work is given up then. */
export type QueryHandler<I, O> = (ctx: QueryContext, input: I, signal?: AbortSignal) => Promise<Result<O>>;

export type CommandHandler<I, O> =
  | ((ctx: CommandContext, input: I) => Promise<Result<O>>)
  | PreparedCommand<I, O>;

/** A command with work that must not happen inside the transaction: hashing, writing a file, rendering. */
export interface PreparedCommand<I, O> {
  /** Runs before the transaction; a refusal ends the call. */
  readonly before: (ctx: QueryContext, input: I) => Promise<Result<unknown>>;
  /** Runs inside it; awaits the database only. */
  readonly run: (ctx: CommandContext, input: I, prepared: unknown) => Promise<Result<O>>;
  /** What of the outcome is kept for a repeated commandId, where the whole holds a secret. */
  readonly keep?: (outcome: O) => O;
  /** Runs after the commit, with its outcome. */
  readonly after?: (ctx: QueryContext, outcome: O) => Promise<void>;
  /** What the caller is told of the outcome, where that is less than the whole. */
  readonly tell?: (ctx: QueryContext, outcome: O) => O;
}

export type StreamHandler<I, O> = (ctx: QueryContext, input: I, signal: AbortSignal | undefined) => O;

/** Ties a `before` and a `run` together with the type that passes between them. */
export function prepared<I, O, P>(parts: {
  before: (ctx: QueryContext, input: I) => Promise<Result<P>>;
  run: (ctx: CommandContext, input: I, prepared: P) => Promise<Result<O>>;
  keep?: (outcome: O) => O;
  after?: (ctx: QueryContext, outcome: O) => Promise<void>;
  tell?: (ctx: QueryContext, outcome: O) => O;
}): PreparedCommand<I, O> {
  return {
    before: parts.before,
    run: (ctx, input, value) => parts.run(ctx, input, value as P),
    ...(parts.keep ? { keep: parts.keep } : {}),
    ...(parts.after ? { after: parts.after } : {}),
    ...(parts.tell ? { tell: parts.tell } : {}),
  };
}

/** The handlers that a feature must give for its part of the contract: each by its kind, none missing. */
export type HandlersOf<C> = {
  readonly [K in keyof C]: C[K] extends Contract<
    infer Kind,
    infer I extends z.ZodType,
    infer O extends z.ZodType
  >
    ? 'query' extends Kind
      ? QueryHandler<InferSchemaOutput<I>, InferSchemaInput<O>>
      : 'command' extends Kind
        ? CommandHandler<InferSchemaOutput<I>, InferSchemaInput<O>>
        : StreamHandler<InferSchemaOutput<I>, InferSchemaInput<O>>
    : never;
};
