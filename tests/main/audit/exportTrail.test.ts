import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTrail } from '#main/audit/exportedTrail.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { anAdministrator } from '../../builders/people.ts';
import { soporte } from '../../builders/soporte.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function anExport() {
  const d = await aDepartment();
  const admin = await anAdministrator(d.t.host, { name: 'Ada' });
  for (let n = 0; n < 6; n += 1) await aTicket(d, { title: `Falla ${n}` });
  await d.as(admin).people.updateMine({ language: 'en', phone: '5555' });
  const file = await d.as(d.manager).audit.trail({});
  const lines = (await file.text()).trimEnd().split('\n');
  return { d, admin, file, lines };
}

/** The same file with one line written anew. */
function changed(
  lines: readonly string[],
  at: number,
  change: (value: Record<string, object>) => void,
): string[] {
  const value = JSON.parse(lines[at] ?? '');
  change(value);
  return lines.with(at, JSON.stringify(value));
}

describe('an exported audit trail', () => {
  it('holds every event with the signed end of the chain, and is in order by itself', async () => {
    const { d, file, lines } = await anExport();
    await using _ = d;
    expect(file.name).toMatch(/^bitacora-\d{4}-\d\d-\d\d\.jsonl$/);
    const report = await checkTrail(each(lines));
    expect(report).toMatchObject({ ok: true, problems: [], reachesHead: true, withoutText: 0 });
    expect(report.events).toBe(lines.length - 1);
    expect(report.events).toBeGreaterThan(8);
    expect(lines.some((line) => line.includes('Ada'))).toBe(true);
    const exported = (await d.as(d.manager).audit.list({ action: 'export.made' })).items;
    expect(exported).toMatchObject([{ after: { list: 'audit', rows: report.events } }]);
  });

  it('is no longer in order after any of these changes', async () => {
    const { d, lines } = await anExport();
    await using _ = d;
    const last = lines.length - 1;
    const withText = lines.findIndex((line, at) => at > 0 && JSON.parse(line).text !== null);
    const cases: Readonly<Record<string, string[]>> = {
      'another actor': changed(lines, 2, ({ event }) => Object.assign(event ?? {}, { actorId: 99 })),
      'another action': changed(lines, last, ({ event }) =>
        Object.assign(event ?? {}, { action: 'ticket.closed' }),
      ),
      'another digest': changed(lines, last, (line) => Object.assign(line, { digests: ['00'] })),
      'another text': changed(lines, withText, ({ text }) => Object.assign(text ?? {}, { text: '{}' })),
      'an event left out': lines.toSpliced(3, 1),
      'the last ones left out': lines.slice(0, -2),
      'two exchanged': lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''),
      'one put in': lines.toSpliced(3, 0, lines[3] ?? ''),
      'another end': changed(lines, 0, ({ head }) => Object.assign(head ?? {}, { seq: 999 })),
      'another key': changed(lines, 0, ({ head }) => Object.assign(head ?? {}, { keyId: '00' })),
      'a line that is none': lines.with(2, '{'),
    };
    for (const [what, each_] of Object.entries(cases)) {
      expect((await checkTrail(each(each_))).ok, what).toBe(false);
    }
    // Left out at the end, with a head that is cut to fit: the signature tells.
    const cut = changed(lines.slice(0, -1), 0, (header) => {
      const before = JSON.parse(lines[last - 1] ?? '');
      Object.assign(header, { to: before.event.seq });
      Object.assign(header.head ?? {}, { seq: before.event.seq, hash: before.hash });
    });
    expect((await checkTrail(each(cut))).problems).toContain(
      'The signature of the chain’s end is not that of its key.',
    );
  });

  it('says when the chain went on after the days that were asked for', async () => {
    const { d } = await anExport();
    await using _ = d;
    const file = await d.as(d.manager).audit.trail({ to: '2020-01-01' });
    const report = await checkTrail(each((await file.text()).trimEnd().split('\n')));
    expect(report).toMatchObject({ ok: true, events: 0, reachesHead: false });
  });

  it('is checked by the command line, without a database', async () => {
    const { d, lines } = await anExport();
    await using _ = d;
    const folder = await temporaryFolder();
    const good = join(folder, 'good.jsonl');
    const bad = join(folder, 'bad.jsonl');
    await writeFile(good, `${lines.join('\n')}\n`);
    await writeFile(bad, `${lines.toSpliced(3, 1).join('\n')}\n`);
    expect(await soporte(['verify', good])).toMatchObject({ status: 0 });
    const refused = await soporte(['verify', bad]);
    expect(refused.status).toBe(1);
    expect(refused.out).toContain('is not as it was made');
    await writeFile(bad, '{"format":"other"}');
    expect(await soporte(['verify', bad])).toMatchObject({
      status: 1,
      errors: `${bad} is no export of the audit trail.\n`,
    });
  }, 30_000);
});
