import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '#main/jobs/schedule.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { ticketJobs } from '#main/tickets/jobs.ts';
import { type Client, MONDAY } from '../builders/host.ts';
import { askEverything, doEverything } from './everyCall.ts';
import { aLargeDepartment, type LargeDepartment } from './largeDepartment.ts';
import { slowSteps } from './plans.ts';
import { createRecorder, type Said } from './recorder.ts';

/**
 * Enough for every state, and no more: what a plan does to a million rows shows in the plan, not in the time. Nothing
 * is ANALYZEd, so SQLite chooses as it does in the field.
 */
const TICKETS = 2_000;

let department: LargeDepartment;
const said = new Map<string, Said>();

beforeAll(async () => {
  department = await aLargeDepartment({ tickets: TICKETS, requesters: 100, now: MONDAY });
  const { dataDir, profileDir, tokens } = department;
  const recorder = createRecorder();
  const service = await openServiceHost({ dataDir, profileDir, clock: () => MONDAY, runsJobs: false });
  const as = (personId: number) => {
    const connection = {
      origin: 'rest' as const,
      device: 't',
      address: 't',
      token: tokens.get(personId) ?? null,
    };
    return createRouterClient(service.router, { context: { connection } }) as Client;
  };
  const { said: heard } = await recorder.record(async () => {
    await askEverything(as(department.managerId), department, true);
    await askEverything(as(department.technicianIds[0] ?? 0), department, true);
    await askEverything(as(department.requesterIds[0] ?? 0), department, false);
    await doEverything(as, department);
    for (const job of ticketJobs) {
      await job.isDue(service.host.db.read, MONDAY);
      await runSlice(service.host, job, async () => true);
    }
  });
  for (const statement of heard) said.set(statement.sql, statement);
  recorder.restore();
  await service.close();
}, 120_000);

afterAll(() => department.remove());

describe('the plan of every statement that a working day sends to SQLite', () => {
  it('hears what was asked, hundreds of different statements', () => {
    expect(said.size).toBeGreaterThan(200);
  });

  it('neither scans a growing table nor sorts its rows', () => {
    const db = new SqliteDatabase(join(department.dataDir, 'database.sqlite'), { readonly: true });
    const slow = [...said.values()].flatMap((statement) => slowSteps(db, statement));
    db.close();
    expect(slow.map(({ step, sql }) => `${step}\n    ${sql}`)).toEqual([]);
  });
});
