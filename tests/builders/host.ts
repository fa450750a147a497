import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import type { contract } from '#shared/rpc/contract.ts';

export type Client = ContractRouterClient<typeof contract>;

export interface TestHost extends ServiceHost {
  /** Calls procedures as whoever a token belongs to; null is nobody. Through dispatch, with all its checks. */
  as(token: string | null): Client;
  /** The clock that every rule sees; starts at a working Monday, 10:00 in Mexico City. */
  at(now: number): void;
  now(): number;
  pass(ms: number): void;
}

/** Monday 5 October 2026, 10:00 in Mexico City. */
export const MONDAY = Date.parse('2026-10-05T16:00:00Z');

/** A whole service host on a real database of its own, jobs off, with a clock that tests set. */
export async function openTestHost(): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-host-'));
  let now = MONDAY;
  const serviceHost = await openServiceHost({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    clock: () => now,
    runsJobs: false,
    report: (reference, fault) => {
      throw new Error(`Unexpected fault ${reference}`, { cause: fault });
    },
  });
  return {
    ...serviceHost,
    as: (token) =>
      createRouterClient(serviceHost.router, {
        context: { connection: { origin: 'rest', device: 'test', address: 'test', token } },
      }) as Client,
    at: (instant) => {
      now = instant;
    },
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    close: async () => {
      await serviceHost.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
