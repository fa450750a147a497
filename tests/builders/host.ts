import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, onError } from '@orpc/server';
import { writeMode } from '#main/db/dataFolder.ts';
import { toWireError } from '#main/rpc/router.ts';
import { openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import type { contract } from '#shared/rpc/contract.ts';

export type Client = ContractRouterClient<typeof contract>;

export interface TestHost extends ServiceHost {
  /** Calls procedures as a person (null is nobody) through dispatch, with all its checks; their session never ends. */
  as(person: { readonly id: number } | null): Client;
  /** A token of a session that outlives any test. */
  tokenOf(person: { readonly id: number }): Promise<string>;
  /** The clock that every rule sees; starts at a working Monday, 10:00 in Mexico City. */
  at(now: number): void;
  now(): number;
  pass(ms: number): void;
}

const AGES = 400 * 365 * 86_400_000;

async function openSession({ host }: ServiceHost, personId: number): Promise<string> {
  const token = newToken();
  await host.db.write(async (tx) => {
    await tx
      .insertInto('sessions')
      .values({
        tokenHash: tokenHash(token),
        personId,
        createdAt: 0,
        lastSeenAt: AGES,
        expiresAt: AGES,
        origin: 'rest',
        device: 'test',
      })
      .execute();
  });
  return token;
}

/** Monday 5 October 2026, 10:00 in Mexico City. */
export const MONDAY = Date.parse('2026-10-05T16:00:00Z');

export interface TestHostOptions {
  /** Told of faults; absent they end the test. */
  readonly report?: (reference: string, fault: unknown) => void;
  /** Besides a shared folder, whose clock is this machine's: then the host's starts with that one, and runs. */
  readonly isShared?: boolean;
}

/** A whole service host on a real database of its own, jobs off, with a clock that tests set. */
export async function openTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-host-'));
  const dataDir = join(folder, 'data');
  let now = MONDAY;
  let ahead = 0;
  if (options.isShared === true) await writeMode(dataDir, 'sharedFile');
  const clock = () => (options.isShared === true ? Date.now() + ahead : now);
  const serviceHost = await openServiceHost({
    dataDir,
    profileDir: join(folder, 'profile'),
    clock,
    runsJobs: false,
    report:
      options.report ??
      ((reference, fault) => {
        throw new Error(`Unexpected fault ${reference}`, { cause: fault });
      }),
  });
  const tokens = new Map<number, Promise<string>>();
  const tokenOf = (person: { readonly id: number }) => {
    const known = tokens.get(person.id) ?? openSession(serviceHost, person.id);
    tokens.set(person.id, known);
    return known;
  };
  return {
    ...serviceHost,
    as: (person) =>
      createRouterClient(serviceHost.router, {
        context: async () => ({
          connection: {
            origin: 'rest',
            device: 'test',
            address: 'test',
            token: person === null ? null : await tokenOf(person),
          },
        }),
        interceptors: [
          onError((error) => {
            throw toWireError(serviceHost.host, error);
          }),
        ],
      }) as Client,
    tokenOf,
    at: (instant) => {
      now = instant;
    },
    now: clock,
    pass: (ms) => {
      now += ms;
      ahead += ms;
    },
    close: async () => {
      await serviceHost.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
