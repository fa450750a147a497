import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as queries from '#main/privacy/retentionQueries.ts';
import { DAY } from '#shared/kernel/time.ts';
import { defaultRetention, type RetentionSettings } from '#shared/privacy/retention.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { openTestDatabase } from '../../builders/database.ts';
import { MONDAY } from '../../builders/host.ts';
import { anAdministrator } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { aClosedTicket, placesOf, problemsOf, runPrivacyJobs, SECRETS } from './closedTicket.ts';

async function keep(d: Department, retention: Partial<RetentionSettings>) {
  const administrator = d.as(await anAdministrator(d.t.host));
  const all = { ...defaultRetention, ...retention };
  await administrator.settings.save({ settings: { retention: all }, versions: { retention: 0 } });
  return { administrator, retention: all };
}

describe('retention times', () => {
  it('erase no request unless somebody decided so', () => {
    expect(defaultSettings.retention).toMatchObject({ ticketTexts: null, attachments: null });
  });

  it('blank old requests and take their files, leave the rest, and verify finds nothing', async () => {
    await using d = await aDepartment();
    const old = await aClosedTicket(d);
    const open = await aTicket(d, { title: 'Sigue abierta' });
    const { administrator, retention } = await keep(d, { ticketTexts: 730, attachments: 730 });
    await runPrivacyJobs(d);
    expect((await d.as(d.manager).tickets.get({ id: old })).title).toContain('Teclado');

    d.t.at(MONDAY + 800 * DAY);
    const { counts } = await administrator.privacy.previewRetention({ retention });
    expect(counts).toMatchObject({ ticketTexts: 1, attachments: 1 });
    await runPrivacyJobs(d);
    const after = await d.as(d.manager).tickets.get({ id: old });
    expect([after.title, after.description, after.status]).toEqual(['—', '—', 'closed']);
    expect(after.attachments).toEqual([]);
    expect((await d.as(d.manager).tickets.get({ id: open.id })).title).toBe('Sigue abierta');
    expect((await placesOf(d, SECRETS)).filter((place) => place !== 'commands.outcome')).toEqual([]);
    expect(await problemsOf(d)).toEqual([]);
    expect((await administrator.privacy.previewRetention({ retention })).counts.ticketTexts).toBe(0);
    const { items } = await d.as(d.manager).tickets.history({ id: old });
    expect(items.map(({ action }) => action)).toContain('ticket.textsErased');
    expect(items.map(({ action }) => action)).not.toContain('erased');
  });

  it('forget old notifications and what was searched for in exports', async () => {
    await using d = await aDepartment();
    await aClosedTicket(d);
    const { administrator, retention } = await keep(d, { notifications: 30, exports: 30 });
    await administrator.exports.list({
      list: 'people',
      filter: { q: 'Sosa' },
      columns: [{ key: 'name', header: 'Nombre' }],
      format: 'csv',
      title: 'Personas',
    });
    const told = async () =>
      (await d.t.host.db.read.selectFrom('notifications').select('id').execute()).length;
    expect(await told()).toBeGreaterThan(0);
    d.t.pass(31 * DAY);
    const { counts } = await administrator.privacy.previewRetention({ retention });
    expect([counts.notifications, counts.exports]).toEqual([await told(), 1]);
    await runPrivacyJobs(d);
    expect(await told()).toBe(0);
    expect((await administrator.privacy.previewRetention({ retention })).counts.exports).toBe(0);
    expect(await problemsOf(d)).toEqual([]);
  });

  it('remove request logs of older days only', async () => {
    await using d = await aDepartment();
    await keep(d, { requestLogs: 7 });
    const logs = join(d.t.host.profileDir, 'logs');
    await mkdir(logs, { recursive: true });
    const names = [
      'requests-2026-09-01.log',
      'requests-2026-09-01.2.log',
      'requests-2026-10-05.log',
      'other.log',
    ];
    for (const name of names) await writeFile(join(logs, name), '');
    await runPrivacyJobs(d);
    expect((await readdir(logs)).sort()).toEqual(['other.log', 'requests-2026-10-05.log']);
  });

  it('find their rows by index, also with a million requests', async () => {
    const t = await openTestDatabase();
    try {
      const db = t.db.read;
      for (const query of [
        queries.endedTickets(db, 1, 5),
        queries.oldAttachments(db, 1, 5),
        queries.oldNotifications(db, 1, 5),
        queries.oldSessions(db, 1, 5),
        queries.oldMail(db, 1, 5),
        queries.exportsAfter(db, 1, 5),
      ]) {
        await expectNoScan(db, query);
      }
    } finally {
      await t.close();
    }
  });
});
