import { ORPCError } from '@orpc/server';
import { type AppError, appErrors } from '#shared/kernel/errors.ts';
import type { Result } from '#shared/kernel/result.ts';
import { ok } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import { scopeAllows } from '#shared/sessions/tokenScope.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { contentHash, storedOutcome, storeOutcome } from './commandLog.ts';
import { type CommandContext, type Connection, nobody, type QueryContext } from './context.ts';
import type { CommandHandler, PreparedCommand, QueryHandler, StreamHandler } from './handlers.ts';
import type { Host } from './host.ts';

export type AnyHandler =
  | QueryHandler<unknown, unknown>
  | CommandHandler<unknown, unknown>
  | StreamHandler<unknown, unknown>;

interface Call {
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly handler: AnyHandler;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
}

/** The wire form of a refusal: its code, HTTP status, sentence and details. */
export function wireError(error: AppError): ORPCError<string, unknown> {
  const { status, message } = appErrors[error.code];
  return new ORPCError(error.code, { status, message, data: error.details, defined: true });
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw wireError(result.error);
}

/**
 * Session and permission, before the input is even looked at: whoever may not call learns nothing from its checks.
 */
export async function admit(
  host: Host,
  name: string,
  meta: ProcedureMeta,
  connection: Connection,
): Promise<QueryContext> {
  const now = host.clock();
  const actor = connection.token === null ? nobody : await authenticate(host.db.read, connection.token, now);
  if (meta.permission !== 'public') {
    if (actor.id === 0) throw wireError({ code: 'unauthenticated', details: {} });
    const isAllowedEarly = meta.beforePasswordChange || name === 'sessions.current';
    if (actor.mustChangePassword && !isAllowedEarly) {
      throw wireError({ code: 'passwordChangeRequired', details: {} });
    }
    if (actor.lacksSecondFactor && !meta.beforeSecondFactor) {
      throw wireError({ code: 'secondFactorMissing', details: {} });
    }
    const mayCall = allows(meta.permission, actor.roles);
    if (!mayCall || (actor.scope && !scopeAllows(actor.scope, name, meta.kind))) {
      noteRefusal({ host, actor, connection }, name, 'forbidden');
      throw wireError({ code: 'forbidden', details: {} });
    }
  }
  return { host, actor, connection, now, db: host.db.read };
}

const NOTED: ReadonlySet<string> = new Set(['forbidden', 'tooManyRequests', 'lockedOut']);

/** Leaves in the log that somebody asked for what is not theirs, or too often. */
function noteRefusal(
  { host, actor, connection }: Pick<QueryContext, 'host' | 'actor' | 'connection'>,
  procedure: string,
  code: string,
): void {
  if (!NOTED.has(code)) return;
  const { id: personId, sessionId } = actor;
  host.refused?.({ procedure, code, personId, sessionId, origin: connection.origin });
}

/**
 * The one way to a handler: for a command one transaction with its audit trail. Refusals leave as typed errors; what
 * changed is published after the commit.
 */
export async function perform(ctx: QueryContext, call: Call): Promise<unknown> {
  refuseSuspended(ctx.host, call.meta.kind);
  if (call.meta.kind === 'stream') {
    return (call.handler as StreamHandler<unknown, unknown>)(ctx, call.input, call.signal);
  }
  const result =
    call.meta.kind === 'query'
      ? await (call.handler as QueryHandler<unknown, unknown>)(ctx, call.input, call.signal)
      : await runCommand(ctx, call, asPrepared(call.handler as CommandHandler<unknown, unknown>));
  if (!result.ok) noteRefusal(ctx, call.name, result.error.code);
  return unwrap(result);
}

/** Reading goes on while only the clocks disagree; tables of a newer version may mean something else to this one. */
function refuseSuspended({ standing }: Host, kind: ProcedureMeta['kind']): void {
  const { state } = standing.now();
  const isRefused =
    (state === 'newerVersion' && kind !== 'stream') || (state === 'clockOff' && kind === 'command');
  if (isRefused) throw wireError({ code: 'suspended', details: { reason: state } });
}

function asPrepared(handler: CommandHandler<unknown, unknown>): PreparedCommand<unknown, unknown> {
  if (typeof handler !== 'function') return handler;
  return { before: async () => ok(null), run: (ctx, input) => handler(ctx, input) };
}

async function runCommand(
  ctx: QueryContext,
  call: Call,
  handler: PreparedCommand<unknown, unknown>,
): Promise<Result<unknown>> {
  const { host, actor, now, connection } = ctx;
  const commandId = call.meta.remembersOutcome ? (call.input as { commandId?: string }).commandId : undefined;
  const hash = commandId === undefined ? null : contentHash(call.name, call.input);
  const isCostly = typeof call.handler !== 'function';
  if (isCostly && commandId !== undefined && hash !== null) {
    // Asked once before the costly preparation; the answer inside the transaction is the one that counts.
    const prior = await storedOutcome(ctx.db, actor.id, commandId, hash);
    if (!prior.ok) return prior;
    if (prior.value !== null) return ok(prior.value.outcome);
  }
  const prepared = await handler.before(ctx, call.input);
  if (!prepared.ok) return prepared;

  let isRepeat = false;
  const trailContext = { actorId: actor.id === 0 ? null : actor.id, origin: connection.origin, now };
  const { result, events } = await host.auditor.write<unknown, AppError>(trailContext, async (tx, trail) => {
    if (commandId !== undefined && hash !== null) {
      const prior = await storedOutcome(tx, actor.id, commandId, hash);
      if (!prior.ok) return prior;
      if (prior.value !== null) {
        isRepeat = true;
        return ok(prior.value.outcome);
      }
    }
    const commandContext: CommandContext = { host, actor, connection, now, tx, trail };
    const outcome = await handler.run(commandContext, call.input, prepared.value);
    if (outcome.ok && commandId !== undefined && hash !== null) {
      const kept = handler.keep ? handler.keep(outcome.value) : outcome.value;
      await storeOutcome(tx, { actorId: actor.id, commandId, hash, outcome: kept, at: now });
    }
    return outcome;
  });
  if (result.ok && !isRepeat) {
    host.hub.poke(events);
    if (handler.after) await handler.after(ctx, result.value);
  }
  return result.ok && handler.tell ? ok(handler.tell(ctx, result.value)) : result;
}
