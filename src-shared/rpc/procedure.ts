import { type ContractProcedure, type ErrorMap, oc } from '@orpc/contract';
import { z } from 'zod';
import { appErrors } from '../kernel/errors.ts';
import type { Permission } from './permissions.ts';

/** `query` reads, `command` writes in one transaction, `stream` stays open and tells of changes. */
export type ProcedureKind = 'query' | 'command' | 'stream';

export interface ProcedureMeta {
  readonly kind: ProcedureKind;
  readonly permission: Permission;
  /** A command that a person with a temporary password may still call. */
  readonly beforePasswordChange: boolean;
  /** What somebody may still call who has no second factor though their role demands one: the way to it. */
  readonly beforeSecondFactor: boolean;
  /**
   * Whether a repeated commandId gives the first outcome. Not where the input holds a password: the fingerprint of the
   * input would be a fast hash of it, and the outcome a way in without it. Such a command is simply done again.
   */
  readonly remembersOutcome: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Definition<I extends z.ZodType, O extends z.ZodType> {
  permission: Permission;
  /** REST route under /api/v1; `{name}` takes a field of the input. */
  route: `${Method} /${string}`;
  /** One sentence for the OpenAPI document. */
  summary: string;
  status?: number;
  beforePasswordChange?: boolean;
  beforeSecondFactor?: boolean;
  remembersOutcome?: boolean;
  input: I;
  output: O;
}

export type Contract<K extends ProcedureKind, I extends z.ZodType, O extends z.ZodType> = ContractProcedure<
  I,
  O,
  ErrorMap,
  ProcedureMeta
> & { readonly '~kind'?: K };

const wireErrors = Object.fromEntries(
  Object.entries(appErrors).map(([code, { status, message, details }]) => [
    code,
    { status, message, data: details },
  ]),
) as ErrorMap;

function define<K extends ProcedureKind, I extends z.ZodType, O extends z.ZodType>(
  kind: K,
  d: Definition<I, O>,
): Contract<K, I, O> {
  const [method, path] = d.route.split(' ') as [Method, `/${string}`];
  return oc
    .errors(wireErrors)
    .$meta<ProcedureMeta>({
      kind,
      permission: d.permission,
      beforePasswordChange: d.beforePasswordChange ?? false,
      beforeSecondFactor: d.beforeSecondFactor ?? false,
      remembersOutcome: d.remembersOutcome ?? true,
    })
    .route({
      method,
      path,
      summary: d.summary,
      tags: [path.split('/')[1] ?? ''],
      successStatus: d.status ?? 200,
    })
    .input(d.input)
    .output(d.output);
}

/** A procedure that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  d: Definition<I, O>,
): Contract<'query', I, O> {
  return define('query', d);
}

/** The optional client-made id that makes a command happen once however often it is sent. */
export const commandId = z.uuid().optional();

/** A procedure that writes: one transaction, one audit trail, repeatable by its `commandId`. */
export function command<S extends z.ZodRawShape, O extends z.ZodType>(
  d: Omit<Definition<z.ZodObject<S>, O>, 'input'> & { input: z.ZodObject<S> },
): Contract<'command', z.ZodObject<S & { commandId: typeof commandId }>, O> {
  const input = d.input.extend({ commandId }) as z.ZodObject<S & { commandId: typeof commandId }>;
  return define('command', { ...d, input });
}

/** A procedure whose answer is a stream of events. */
export function stream<I extends z.ZodType, O extends z.ZodType>(
  d: Definition<I, O>,
): Contract<'stream', I, O> {
  return define('stream', d);
}
