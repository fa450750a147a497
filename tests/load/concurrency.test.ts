import { Agent } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { ended, startSoporte } from '../builders/soporte.ts';
import { assignmentsOverLimit } from './aftermath.ts';
import { callerOf, createUntil, emptyLedger, type Ledger, reassignUntil, workUntil } from './crowd.ts';
import { aPlace, type Place } from './place.ts';

/** A few seconds in CI; `SOPORTE_LOAD_SECONDS=60` or `npm run bench -- --load` for the whole minute. */
const SECONDS = Number(process.env.SOPORTE_LOAD_SECONDS ?? 8);
const CREATORS = 50;
const TECHNICIANS = 10;
const LIMIT = 8;

/** The crowd against a server process of its own, for so many seconds. */
async function crowded(place: Place): Promise<Ledger> {
  const { dataDir, profileDir, people, tokens } = place;
  const server = startSoporte(['serve', '--port', '0', '--json', '--data', dataDir, '--profile', profileDir]);
  const end = ended(server);
  const { promise: firstLine, resolve } = Promise.withResolvers<string>();
  if (server.stdout !== null) createInterface({ input: server.stdout }).once('line', resolve);
  const { url } = JSON.parse(await firstLine) as { url: string };
  const agent = new Agent({ keepAlive: true });
  const ledger = emptyLedger();
  const until = performance.now() + SECONDS * 1_000;
  const technicianIds = people.slice(1, 1 + TECHNICIANS).map(({ id }) => id);
  await Promise.all(
    people.map(({ id, roles }, index) => {
      const me = callerOf(url, agent, id, tokens[index] ?? '');
      const random = seededRandom(index);
      if (roles.includes('manager')) return reassignUntil(until, me, technicianIds, random, ledger);
      if (roles.includes('technician')) return workUntil(until, me, random, ledger);
      return createUntil(until, me, random, ledger);
    }),
  );
  agent.destroy();
  server.kill('SIGTERM');
  expect(await end).toMatchObject({ status: 0, errors: '' });
  return ledger;
}

describe('fifty creators and ten technicians at once, through the REST interface', () => {
  it('leave no folio twice or missing, no limit passed without a reason, no lost update and a clean trail', {
    timeout: SECONDS * 1_000 + 120_000,
  }, async () => {
    const place = await aPlace({ technicians: TECHNICIANS, requesters: CREATORS });
    const ledger = await crowded(place);
    expect(ledger.faults).toEqual([]);
    // Each must have come to pass, or the rest proves nothing.
    expect(ledger.created.size).toBeGreaterThan(CREATORS);
    expect(ledger.steps).toBeGreaterThan(TECHNICIANS);

    const db = new SqliteDatabase(join(place.dataDir, 'database.sqlite'), { readonly: true });
    const folios = db.prepare('SELECT folio FROM tickets ORDER BY folio').pluck().all() as string[];
    expect(folios).toEqual([...ledger.created.values()].sort());
    const numbers = folios.map((folio) => Number(folio.slice(-6)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));

    // A version was written over by one step only, and everybody's minutes and replies are there.
    for (const [id, seen] of ledger.versions) expect(new Set(seen).size, `ticket ${id}`).toBe(seen.length);
    const tickets = db.prepare('SELECT id, workedMinutes FROM tickets').all() as {
      id: number;
      workedMinutes: number;
    }[];
    expect(
      tickets.filter(({ id, workedMinutes }) => workedMinutes !== (ledger.minutes.get(id) ?? 0)),
    ).toEqual([]);
    const replies = db
      .prepare(
        `SELECT ticketId, count(*) AS count FROM ticketMessages WHERE kind = 'reply' GROUP BY ticketId`,
      )
      .all() as { ticketId: number; count: number }[];
    expect(new Map(replies.map(({ ticketId, count }) => [ticketId, count]))).toEqual(ledger.replies);

    const passed = assignmentsOverLimit(db, LIMIT);
    const reasons = db
      .prepare(
        `SELECT r.seq, a.reason, a.isOverLimit FROM eventRows r JOIN assignments a ON a.id = r.entityId
         WHERE r.entity = 'assignment'`,
      )
      .all() as { seq: number; reason: string | null; isOverLimit: number }[];
    const bySeq = new Map(reasons.map((row) => [row.seq, row]));
    expect(passed.filter(({ seq }) => !bySeq.get(seq)?.reason || bySeq.get(seq)?.isOverLimit !== 1)).toEqual(
      [],
    );
    db.close();

    const report = await verifyDataFolder(place.dataDir, { profileDir: place.profileDir });
    expect(report).toMatchObject({ ok: true, problems: [] });
    const refused = JSON.stringify(Object.fromEntries(ledger.refused));
    console.info(
      `${SECONDS} s: ${folios.length} tickets, ${ledger.steps} steps, ${passed.length} over the limit with a reason, refused ${refused}`,
    );
  });
});
