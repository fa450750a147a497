import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { verifyPaper } from '#main/signing/verifyPaper.ts';
import { aKey } from '../../builders/certificates.ts';
import { aPfx } from '../../builders/pfx.ts';
import {
  aSigningOffice,
  asCerAndKey,
  credentialOf,
  hasPdfsig,
  PASSWORD,
  pdfsig,
  signed,
} from '../../builders/signing.ts';

const LINES = [
  { name: 'Ana Torres Vega', post: 'Encargada', role: 'Elaboró' },
  { name: 'Luis Pérez Gil', post: 'Director', role: 'Autorizó' },
];

describe('an issued report', () => {
  it('has a folio of its own series, its data under the printed hash, and a paper ready to be signed', async () => {
    await using office = await aSigningOffice();
    const report = await office.issue(LINES);
    expect(report).toMatchObject({ folio: 'INF-2026-000001', state: 'toSign', hasPaper: true });
    expect(report.signers.map(({ name, maySign }) => [name, maySign])).toEqual([
      ['Ana Torres Vega', true],
      ['Luis Pérez Gil', true],
    ]);
    const next = await office.issue([]);
    expect(next).toMatchObject({ folio: 'INF-2026-000002', state: 'unsigned' });
    const data = await office.as(office.manager).signing.data({ id: report.folio });
    const hash = await crypto.subtle.digest('SHA-256', await data.arrayBuffer());
    expect(Buffer.from(hash).toString('hex')).toBe(report.dataSha256);
  });

  it('is signed by several in turn: each revision begins with the whole one before, and all are good', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    let report = await office.issue(LINES);
    const ana = office.sat.eFirma('ANA TORRES VEGA');
    const luis = office.sat.eFirma('LUIS PEREZ GIL', { key: aKey('p256') });
    const withPfx = await credentialOf([aPfx(ana, [office.sat.intermediate], PASSWORD)]);
    report = await signed(manager, report, 1, withPfx);
    expect(report).toMatchObject({ state: 'toSign', version: 2 });
    report = await signed(manager, report, 2, await credentialOf(asCerAndKey(luis)));
    expect(report.state).toBe('signed');
    expect(report.revisions.map(({ number, signer }) => [number, signer])).toEqual([
      [0, null],
      [1, 1],
      [2, 2],
    ]);

    const papers = [];
    for (const { number } of report.revisions) papers.push(await office.paper(report, number));
    for (const [at, paper] of papers.entries()) {
      const before = papers[at - 1];
      if (before !== undefined) expect(paper.subarray(0, before.length)).toEqual(before);
      const verdict = await manager.signing.verify({ file: new File([paper], 'x.pdf') });
      expect(verdict).toMatchObject({ verdict: 'good', problems: [], issued: { revision: at, newest: 2 } });
      expect(verdict.signatures).toHaveLength(at);
    }
    const last = papers.at(-1) ?? new Uint8Array();
    if (hasPdfsig()) expect(pdfsig(last)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
    const { dataDir, profileDir } = office.t.host;
    expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
  });

  it.skipIf(!hasPdfsig())('shows a changed byte to pdfsig and to its own check alike', async () => {
    await using office = await aSigningOffice();
    const ana = office.sat.eFirma('ANA TORRES VEGA');
    const report = await signed(
      office.as(office.manager),
      await office.issue(LINES),
      1,
      await credentialOf(asCerAndKey(ana)),
    );
    const paper = await office.paper(report);
    const changed = Uint8Array.from(paper);
    const at = Buffer.from(paper).indexOf('/Title') + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(pdfsig(changed)).toEqual(['Digest Mismatch.']);
    const verdict = await office.as(office.manager).signing.verify({ file: new File([changed], 'x.pdf') });
    expect(verdict.verdict).toBe('bad');
    expect(verdict.problems).toContain('altered');
    expect(verdict.signatures[0]?.problems).toContain('changed');
    expect(verdict.issued?.folio).toBe(report.folio);
  });

  it('is withdrawn with a reason, stays to be seen, and whoever verifies its paper is told', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    const report = await office.issue(LINES);
    const withdrawn = await manager.signing.withdraw({
      id: report.id,
      version: report.version,
      reason: 'Periodo equivocado',
    });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawal: { reason: 'Periodo equivocado' } });
    const verdict = await manager.signing.verify({ file: new File([await office.paper(report)], 'x.pdf') });
    expect(verdict).toMatchObject({ verdict: 'doubtful', problems: ['withdrawn'] });
    const list = await manager.signing.list({ state: 'withdrawn' });
    expect(list.items.map(({ folio }) => folio)).toEqual([report.folio]);
  });

  it('remembers the head of the audit trail: what was cut off behind its back is found by paper and by verify', async () => {
    await using office = await aSigningOffice();
    const report = await office.issue([]);
    const paper = await office.paper(report);
    const { host } = office.t;
    await host.db.write(async (tx) => {
      const { seenSeq } = await tx.selectFrom('issuedRevisions').select('seenSeq').executeTakeFirstOrThrow();
      const triggers = await sql<{
        name: string;
      }>`SELECT name FROM sqlite_schema WHERE type = 'trigger'`.execute(tx);
      for (const { name } of triggers.rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(tx as never);
      await sql`UPDATE events SET hash = ${Buffer.alloc(32)} WHERE seq = ${seenSeq}`.execute(tx as never);
    });
    const verdict = await verifyPaper(host, paper, office.t.now());
    expect(verdict).toMatchObject({ verdict: 'bad', problems: ['rolledBack'] });
    const { problems } = await verifyDataFolder(host.dataDir, { profileDir: host.profileDir });
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('an issued report has seen'),
    );
  });
});
