import type { z } from 'zod';
import { createFileStore } from '#main/files/fileStore.ts';
import type { LiveHub } from '#main/live/hub.ts';
import type { Connection } from '#main/rpc/context.ts';
import { type AnyHandler, admit, perform } from '#main/rpc/dispatch.ts';
import type { Host } from '#main/rpc/host.ts';
import { alwaysOpen } from '#main/rpc/standing.ts';
import { insertSession } from '#main/sessions/queries.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { contract } from '#shared/rpc/contract.ts';
import type { Contract, ProcedureKind, ProcedureMeta } from '#shared/rpc/procedure.ts';
import { openTestDatabase, TEST_NOW, TEST_VERSION, type TestDatabase } from './database.ts';

/** A refusal as a client sees it. */
export interface Refusal {
  readonly code: AppError['code'];
  readonly data: unknown;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** One feature's handlers behind the real `dispatch`, on a real database, with a clock that tests move. */
export interface DispatchHost extends AsyncDisposable {
  readonly t: TestDatabase;
  readonly host: Host;
  /** UTC ms; assign to it. */
  now: number;
  /** A connection of somebody who has signed in; without anybody, of nobody. */
  connection(person?: { readonly id: number }, parts?: Partial<Connection>): Promise<Connection>;
  call<K extends ProcedureKind, I extends z.ZodType, O extends z.ZodType>(
    connection: Connection,
    procedure: Contract<K, I, O>,
    handler: unknown,
    input: z.input<I>,
  ): Promise<Answer<z.output<O>>>;
  close(): Promise<void>;
}

/** @param given an open database to go on with; closed with the host */
export async function openDispatchHost(
  given?: TestDatabase,
  parts: Partial<Host> = {},
): Promise<DispatchHost> {
  const t = given ?? (await openTestDatabase());
  const hub = {
    poke: () => undefined,
    connections: () => 0,
    subscribe: () => () => undefined,
    stop: async () => undefined,
  };
  const self: DispatchHost = {
    t,
    now: TEST_NOW,
    host: {
      db: t.db,
      auditor: t.auditor,
      keys: t.keys,
      hub: hub as unknown as LiveHub,
      files: createFileStore(t.dataDir),
      standing: alwaysOpen(),
      dataDir: t.dataDir,
      profileDir: t.profileDir,
      version: TEST_VERSION,
      clock: () => self.now,
      report: (_reference, fault) => {
        throw fault;
      },
      demoAccounts: null,
      setupCode: null,
      served: { certificate: null },
      ...parts,
    },
    async connection(person, given) {
      const connection: Connection = {
        origin: 'desktop',
        device: 'Prueba',
        address: 'local',
        token: null,
        ...given,
      };
      if (person === undefined) return connection;
      const token = newToken();
      await t.db.write((tx) =>
        insertSession(tx, {
          personId: person.id,
          tokenHash: tokenHash(token),
          createdAt: self.now,
          expiresAt: self.now + 12 * 3_600_000,
          origin: connection.origin,
          device: connection.device,
        }),
      );
      return { ...connection, token };
    },
    async call(connection, procedure, handler, input) {
      const definition = procedure['~orpc'];
      const meta = definition.meta as ProcedureMeta;
      const parsed = await definition.inputSchema?.['~standard'].validate(input);
      if (parsed === undefined || parsed.issues !== undefined) {
        return { ok: false, refusal: { code: 'invalid', data: parsed?.issues } };
      }
      const name = nameOf(procedure);
      const call = {
        name,
        meta,
        handler: handler as AnyHandler,
        input: parsed.value,

        signal: undefined,
      };
      try {
        const value = await perform(await admit(self.host, call.name, call.meta, connection), call);
        const answered = await definition.outputSchema?.['~standard'].validate(value);
        if (answered === undefined || answered.issues !== undefined) {
          throw new Error(`Bad answer of ${name}: ${JSON.stringify(answered?.issues)}`);
        }
        return { ok: true, value: answered.value as never };
      } catch (error) {
        if (error instanceof Error && 'defined' in error && error.defined === true) {
          const { code, data } = error as unknown as Refusal;
          return { ok: false, refusal: { code, data } };
        }
        throw error;
      }
    },
    close: () => t.close(),
    [Symbol.asyncDispose]: () => t.close(),
  };
  return self;
}

/** As dispatch knows it: `tickets.create`. */
function nameOf(procedure: unknown): string {
  for (const [room, procedures] of Object.entries(contract)) {
    for (const [name, each] of Object.entries(procedures)) {
      if (each === procedure) return `${room}.${name}`;
    }
  }
  throw new Error('The contract does not have this procedure');
}

/** The value of an answer that a test takes for granted. */
export function given<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.data)}`);
  return answer.value;
}

/** The code of a refusal; the test fails when it was granted. */
export function refusedWith<T>(answer: Answer<T>): AppError['code'] {
  if (answer.ok) throw new Error(`Not refused: ${JSON.stringify(answer.value)}`);
  return answer.refusal.code;
}
