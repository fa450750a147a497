import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarQuery, IS_DEFAULT, loadCalendar, loadCalendars } from '#main/calendars/load.ts';
import { ok } from '#shared/kernel/result.ts';
import { everyDay, OFFICE_HOURS } from '../../builders/calendars.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
});
afterEach(() => t.close());

const MONDAY = Date.parse('2026-01-05T15:00:00Z');

describe('a calendar read for the rules', () => {
  it('is the default one when none is named', async () => {
    const general = await aStoredCalendar(t, { isDefault: true, hours: OFFICE_HOURS });
    const night = await aStoredCalendar(t, { hours: everyDay(['mon'], ['22:00', '06:00']) });
    const loaded = await loadCalendar(t.db.read, null);
    expect(loaded.id).toBe(general.id);
    expect(loaded.working.isOpen(MONDAY)).toBe(true);
    expect((await loadCalendar(t.db.read, night.id)).working.isOpen(MONDAY)).toBe(false);
  });

  it('keeps the holidays of its template, its own, and works the days taken out again', async () => {
    const { id } = await aStoredCalendar(t, {
      hours: OFFICE_HOURS,
      holidayTemplate: 'lft74',
      holidays: [{ date: '2026-01-06' }, { date: '2026-02-02', isWorked: true }],
    });
    const { working } = await loadCalendar(t.db.read, id);
    expect(working.isWorkingDay('2026-01-01')).toBe(false);
    expect(working.isWorkingDay('2026-01-06')).toBe(false);
    expect(working.isWorkingDay('2026-02-02')).toBe(true);
    expect(working.isWorkingDay('2026-03-16')).toBe(false);
  });

  it('is read anew after a change, and what was rolled back is forgotten', async () => {
    const { id } = await aStoredCalendar(t, { hours: OFFICE_HOURS });
    const close = { mon: [] };
    const isOpen = async () => (await loadCalendar(t.db.read, id)).working.isOpen(MONDAY);
    expect(await isOpen()).toBe(true);
    await t.db.writeResult(async (tx) => {
      await tx.updateTable('calendars').set({ version: 2 }).where('id', '=', id).execute();
      await tx
        .updateTable('calendarVersions')
        .set({ hours: JSON.stringify(close) })
        .execute();
      expect((await loadCalendar(tx, id)).working.isOpen(MONDAY)).toBe(false);
      return { ok: false, error: 'refused' };
    });
    expect(await isOpen()).toBe(true);
    await t.db.writeResult(async (tx) => {
      await tx.updateTable('calendars').set({ version: 2 }).where('id', '=', id).execute();
      return ok(null);
    });
    expect(await isOpen()).toBe(true);
  });

  it('comes with others in one query', async () => {
    const general = await aStoredCalendar(t, { isDefault: true });
    const office = await aStoredCalendar(t, { hours: OFFICE_HOURS });
    const of = await loadCalendars(t.db.read, [null, office.id, office.id]);
    expect(of(null).id).toBe(general.id);
    expect(of(office.id).id).toBe(office.id);
    expect(() => of(999)).toThrow('no calendar 999');
  });

  it('is found by indexes alone', async () => {
    await expectNoScan(t.db.read, calendarQuery(IS_DEFAULT).compile(t.db.read));
    await expectNoScan(t.db.read, calendarQuery(sql<boolean>`c.id = ${7}`).compile(t.db.read));
  });

  it('is missing loudly', async () => {
    await expect(loadCalendar(t.db.read, null)).rejects.toThrow('no calendar by default');
  });
});
