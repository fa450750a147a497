import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportOptions } from '#main/imports/tickets/importTickets.ts';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { osticketMap } from '#main/imports/tickets/osticketMap.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

/** The first error of a file; fails when anything was imported. */
async function errorOf(content: string | Uint8Array, map: ImportOptions['map'] = servicenowMap) {
  const path = await aFile('bad.csv', content);
  const into = { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW };
  const report = await importTickets(into, { path, map, until: null, dryRun: false, keepGood: false });
  expect(report.imported).toBe(0);
  expect(await t.db.read.selectFrom('tickets').select('id').execute()).toEqual([]);
  const { line, column, message } = report.errors[0] ?? {};
  return [line, column, message];
}

const good = servicenowText({});
const [header = '', row = ''] = good.split('\n');

describe('a file that cannot be imported is told in a sentence, with line and column', () => {
  it('when it is empty, or has nothing but a header', async () => {
    expect(await errorOf('')).toEqual([1, null, 'The file is empty.']);
    const path = await aFile('header.csv', `${header}\n`);
    const into = { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW };
    const options = { path, map: servicenowMap, until: null, dryRun: false, keepGood: false };
    expect(await importTickets(into, options)).toEqual({ read: 0, imported: 0, skipped: 0, errors: [] });
  });

  it('when it has another header, or lacks a column', async () => {
    const [line, column, message] = await errorOf('name;age\nAna;7\n');
    expect([line, column]).toEqual([1, 'number']);
    expect(message).toBe('The column “number” is missing; the file has: name, age.');
    expect((await errorOf(good.replaceAll('caller_id', 'who')))[1]).toBe('caller_id');
    expect((await errorOf(good, osticketMap))[1]).toBe('Ticket Number');
  });

  it('when a date does not exist, is missing or comes before the opening', async () => {
    expect(await errorOf(servicenowText({}, { opened_at: '31/2/2016 10:00' }))).toEqual([
      3,
      'opened_at',
      '“31/2/2016 10:00” is not a date that exists (read as day/month/year hour:minute).',
    ]);
    expect(await errorOf(servicenowText({ sys_updated_at: '?' }))).toEqual([
      2,
      'sys_updated_at',
      'The date is missing.',
    ]);
    expect((await errorOf(servicenowText({ closed_at: '1/1/2016 10:00' })))[2]).toContain(
      'ends before it was opened',
    );
  });

  it('when a state, an impact or a priority is unknown, or a number is none', async () => {
    expect((await errorOf(servicenowText({ incident_state: 'Zombie' })))[1]).toBe('incident_state');
    expect((await errorOf(servicenowText({ impact: '9 - Vast' })))[2]).toContain(
      '“9 - Vast” is not known here',
    );
    expect((await errorOf(servicenowText({ priority: '7 - Whenever' })))[1]).toBe('priority');
    expect((await errorOf(servicenowText({ reopen_count: 'twice' })))[2]).toBe(
      '“twice” is not a whole number.',
    );
    expect((await errorOf(servicenowText({ number: '?' })))[2]).toBe('The number of the ticket is missing.');
  });

  it('when a number comes twice in a file that is no log', async () => {
    const columns = 'Ticket Number,Date Created,Subject,From,Current Status';
    const line = '7,2024-01-02 10:00,Red,Ana,Open';
    expect(
      await errorOf(`${columns}\n${line}\n\n"8",2024-01-02,"a\nb",Ana,Open\n${line}\n`, osticketMap),
    ).toEqual([6, 'Ticket Number', 'The number 7 came on line 2 already.']);
    const ended = `${columns}\n7,2024-01-02 10:00,Red,Ana,Closed\n`;
    expect((await errorOf(ended, osticketMap))[2]).toContain('has ended, but no date says when');
  });

  it('when the text stops being a table', async () => {
    expect(await errorOf(`${good}INC9,"New,0\n`)).toEqual([
      3,
      'incident_state',
      'A quote opens here and never closes.',
    ]);
    expect((await errorOf(`${good}INC9,New\n`)).slice(0, 2)).toEqual([3, 'reopen_count']);
    expect((await errorOf(`${good}INC9,N\0ew\n`)).slice(0, 2)).toEqual([3, 'incident_state']);
  });

  it('when a cell is larger than any text may be', async () => {
    expect(
      (await errorOf(`${header}\n${row.replace('Redes', `"${'x'.repeat(10_000_000)}"`)}\n`)).slice(0, 2),
    ).toEqual([2, 'category']);
    const long = await errorOf(servicenowText({ caller_id: 'x'.repeat(200) }));
    expect(long).toEqual([2, 'caller_id', 'The text has 200 characters; up to 120 can be kept.']);
  });

  it('when it is damaged, or no text at all', async () => {
    const packed = gzipSync(good.repeat(2_000));
    expect((await errorOf(packed.subarray(0, packed.length - 40)))[2]).toContain('damaged or was cut off');
    expect((await errorOf(Buffer.from([0x1f, 0x8b, 1, 2, 3])))[2]).toContain('damaged or was cut off');
    expect((await errorOf(Buffer.from('%PDF-1.7\n…')))[2]).toBe('This is a PDF, not a CSV file.');
    expect((await errorOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a])))[2]).toContain('NUL byte');
  });
});
