import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDatabase } from '#main/audit/verify.ts';
import { ok } from '#shared/kernel/result.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { addPeople } from './auditedPeople.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
});
afterEach(() => t.close());

describe('many events at once', () => {
  it('stand in the chain as if each had been recorded by itself', async () => {
    const ids = await addPeople(t, ['Ana', 'Eva', 'Ida']);
    const { events } = await t.auditor.write(t.context({ actorId: 7 }), async (tx, trail) => {
      await tx.updateTable('people').set({ phone: '55' }).execute();
      await trail.record({ action: 'a', entity: 'person', entityId: 99 });
      await trail.recordAll(
        ids.map((id) => ({
          action: 'person.changed',
          entity: 'person',
          entityId: id,
          data: { after: { number: id } },
          text: { after: { phone: 'cinco “cinco”\n' } },
          rows: [
            { entity: 'person', id },
            { entity: 'personRoles', id },
          ],
          about: [{ entity: 'ticket', id: 3 }],
        })),
      );
      await trail.record({ action: 'b', entity: 'person', entityId: 99 });
      return ok(null);
    });
    expect(events.map((event) => event.action)).toEqual(['a', ...ids.map(() => 'person.changed'), 'b']);
    const [, last] = (await historyOf(t.db.read, { entity: 'person', id: ids[1] ?? 0 })).slice(-2);
    expect(last).toMatchObject({
      action: 'person.changed',
      actorId: 7,
      version: null,
      data: { after: { number: ids[1] } },
      text: { after: { phone: 'cinco “cinco”\n' } },
    });
    expect(await historyOf(t.db.read, { entity: 'ticket', id: 3 })).toHaveLength(3);
    const { problems } = await verifyDatabase(t.db.file, { profileDir: t.profileDir });
    expect(problems).toEqual([]);
  });

  it('keep the digest of each row: a direct edit of one afterwards is found', async () => {
    const ids = await addPeople(t, ['Ana', 'Eva']);
    await t.auditor.write(t.context(), async (_tx, trail) => {
      await trail.recordAll(
        ids.map((id) => ({
          action: 'person.changed',
          entity: 'person',
          entityId: id,
          rows: [{ entity: 'person', id }],
        })),
      );
      return ok(null);
    });
    await t.db.write(async (tx) => {
      await tx
        .updateTable('people')
        .set({ phone: '1' })
        .where('id', '=', ids[1] ?? 0)
        .execute();
    });
    const { problems } = await verifyDatabase(t.db.file, { profileDir: t.profileDir });
    expect(problems).toMatchObject([{ kind: 'changedRow', entity: 'person', id: ids[1] }]);
  });
});
