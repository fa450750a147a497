import { randomUUID } from 'node:crypto';
import { type AnyContractRouter, isContractProcedure, ValidationError } from '@orpc/contract';
import { implement, ORPCError, type Router } from '@orpc/server';
import type { AppErrorCode } from '#shared/kernel/errors.ts';
import { contract } from '#shared/rpc/contract.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import { DatabaseBusy, DatabaseFromNewerVersion } from '../db/failures.ts';
import { storageFaultOf } from '../db/storageFault.ts';
import { PdfFailed } from '../pdf/renderPdf.ts';
import { type CallWatch, watched } from './callWatch.ts';
import type { Connection } from './context.ts';
import { type AnyHandler, admit, perform, wireError } from './dispatch.ts';
import type { Host } from './host.ts';
import { registry } from './registry.ts';

export interface WireContext extends Record<PropertyKey, unknown> {
  readonly connection: Connection;
  readonly watch?: CallWatch;
}

export type AppRouter = Router<typeof contract, WireContext>;

/** The contract joined with its handlers; served alike by ports, sockets and REST. */
export function createRouter(host: Host): AppRouter {
  return join(host, contract, registry, []) as AppRouter;
}

function join(host: Host, part: AnyContractRouter, handlers: unknown, path: readonly string[]): unknown {
  if (isContractProcedure(part)) {
    const name = path.join('.');
    const handler = handlers as AnyHandler | undefined;
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    const { route } = part['~orpc'];
    const meta = part['~orpc'].meta as ProcedureMeta;
    const seen = { name, path: route.path, kind: meta.kind };
    // The first middleware goes before the input is looked at.
    return implement(part, { initialInputValidationIndex: 1 })
      .$context<WireContext>()
      .use(({ context, next }) =>
        watched(context.watch, seen, async () =>
          next({ context: { admitted: await admit(host, name, meta, context.connection) } }),
        ),
      )
      .handler(({ input, context, signal }) =>
        perform(context.admitted, { name, meta, handler, input, signal }),
      );
  }
  return Object.fromEntries(
    Object.entries(part).map(([key, child]) => [
      key,
      join(host, child, (handlers as Record<string, unknown>)[key], [...path, key]),
    ]),
  );
}

/**
 * Makes every error that leaves a handler one of ours: bad input becomes `invalid` with its fields, anything
 * unexpected becomes `internal` with a reference, and only the log gets the rest.
 */
export function toWireError(host: Host, error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') {
      const issues = error.cause instanceof ValidationError ? error.cause.issues : [];
      return wireError({
        code: 'invalid',
        details: {
          issues: issues.map((issue) => ({
            path: (issue.path ?? []).map((p) => String(typeof p === 'object' ? p.key : p)).join('.'),
            rule: 'code' in issue ? String(issue.code) : 'custom',
            message: issue.message,
          })),
        },
      });
    }
    if (error.status < 500 || EXPECTED.has(error.code)) return error;
  }
  if (isBusy(error)) return wireError({ code: 'busy', details: {} });
  if (error instanceof DatabaseFromNewerVersion) {
    return wireError({ code: 'suspended', details: { reason: 'newerVersion' } });
  }
  const storageFault = storageFaultOf(error);
  if (storageFault !== null) {
    if (storageFault === 'unreachable') host.standing.suspect();
    host.report('storage', error);
    return wireError({ code: 'storage', details: { reason: storageFault } });
  }
  const reference = randomUUID().slice(0, 8);
  host.report(reference, error);
  return wireError({ code: 'internal', details: { reference } });
}

/** Refusals of ours that are a server's, by their status. */
const EXPECTED: ReadonlySet<string> = new Set<AppErrorCode>(['busy', 'storage', 'suspended']);

/** There is too much to do at this moment: worth another try, and no fault that the log is to hear of. */
function isBusy(error: unknown): boolean {
  return error instanceof DatabaseBusy || (error instanceof PdfFailed && error.code === 'queueFull');
}
