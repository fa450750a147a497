import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditor } from '#main/audit/auditedWrite.ts';
import { enrolInstallation } from '#main/audit/enrolment.ts';
import { openInstallationKeys } from '#main/audit/keys.ts';
import { openDatabase } from '#main/db/open.ts';
import { reportSpec } from '#shared/reports/spec.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aManager, aTechnician, BUILT_AT } from '../../builders/people.ts';
import { soporte } from '../../builders/soporte.ts';
import { OFFICE } from '../tickets/department.ts';

let folder: string;
let options: readonly string[];
beforeAll(async () => {
  folder = await temporaryFolder();
  const [dataDir, profileDir] = [join(folder, 'data'), join(folder, 'profile')];
  options = ['--data', dataDir, '--profile', profileDir];
  const db = await openDatabase({ dataDir, appVersion: '0.0.0-test', now: () => BUILT_AT });
  const keys = await openInstallationKeys(profileDir);
  await enrolInstallation(db, keys, { actorId: null, origin: 'cli', now: BUILT_AT });
  const to = { auditor: createAuditor(db, keys) };
  await aStoredCalendar(to, { isDefault: true, hours: OFFICE });
  await aTechnician(to, { name: 'Ana Técnica', username: 'ana' });
  const manager = await aManager(to);
  const spec = reportSpec.parse({
    v: 1,
    kind: 'summary',
    title: 'Por servicio',
    dataset: 'tickets',
    rows: [{ by: 'service' }],
    measures: ['received'],
  });
  await db.write(async (tx) => {
    await tx
      .insertInto('reports')
      .values({
        name: 'Mi informe',
        foldedName: 'mi informe',
        spec: JSON.stringify(spec),
        ownerId: manager.id,
        createdAt: BUILT_AT,
        updatedAt: BUILT_AT,
      })
      .execute();
  });
  await keys.close();
  await db.close();
});

const report = (...args: string[]) => soporte(['report', ...args, ...options]);

describe('soporte report', () => {
  it('writes a report of the product as PDF, workbook or CSV', async () => {
    const pdf = join(folder, 'a.pdf');
    const made = await report(
      'byState',
      '--from',
      '2026-01-01',
      '--to',
      '2026-01-31',
      '--out',
      pdf,
      '--json',
    );
    expect(made.errors).toBe('');
    expect(made.status).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({
      report: 'byState',
      format: 'pdf',
      file: pdf,
      period: { from: '2026-01-01', to: '2026-01-31' },
    });
    expect(readPdf(await readFile(pdf)).text).toContain('Solicitudes por estado');
    const csv = join(folder, 'b.csv');
    // By its title in another language, in that language.
    expect((await report('Tickets by state', '--language', 'en', '--out', csv)).status).toBe(0);
    expect(await readFile(csv, 'utf8')).toContain('Tickets by state');
    const xlsx = join(folder, 'c.out');
    expect((await report('by-state', '--format', 'xlsx', '--out', xlsx)).status).toBe(0);
    expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK');
    // Nothing half written is left behind.
    expect((await readdir(dirname(pdf))).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('makes a saved one by its name, and one of a technician', async () => {
    const out = join(folder, 'd.csv');
    const saved = await report('MI INFORME', '--out', out);
    expect(saved).toMatchObject({ status: 0, errors: '' });
    expect(await readFile(out, 'utf8')).toContain('Por servicio');
    const own = await report('individualPerformance', '--technician', 'ana', '--out', out);
    expect(own).toMatchObject({ status: 0, errors: '' });
    expect(await readFile(out, 'utf8')).toContain('Ana Técnica');
  });

  it('says in one sentence what is wrong', async () => {
    const out = join(folder, 'x.pdf');
    const cases = [
      [['byState'], 2, '--out names the file to write.'],
      [['byState', '--out', join(folder, 'x.doc')], 2, '--format takes pdf, xlsx or csv, not “doc”.'],
      [['byState', '--from', '2026-01-01', '--out', out], 2, '--from and --to go together.'],
      [['individualPerformance', '--out', out], 2, 'individualPerformance needs --technician USERNAME.'],
      [['nothing', '--out', out], 1, 'There is no report “nothing”; soporte report list shows them.'],
      [['ticketHistory', '--ticket', 'SB-1', '--out', out], 1, 'There is no ticket “SB-1”.'],
      [['inventory', '--service', 'Red', '--out', out], 1, 'There is no service “Red”.'],
      [
        ['byState', '--from', '2026-02-01', '--to', '2026-01-01', '--out', out],
        1,
        'The period ends before it begins.',
      ],
    ] as const;
    for (const [args, status, sentence] of cases) {
      const { status: ended, errors } = await report(...args);
      expect([ended, errors.trim()]).toEqual([status, sentence]);
    }
    expect(await readdir(folder)).not.toContain('x.pdf');
  });

  it('lists what it can make', async () => {
    const listed = await soporte(['report', 'list', '--json', ...options]);
    const { builtIn, saved } = JSON.parse(listed.out);
    expect(builtIn).toHaveLength(12);
    expect(saved).toEqual([{ id: 1, name: 'Mi informe', owner: expect.any(String) }]);
  });
});
