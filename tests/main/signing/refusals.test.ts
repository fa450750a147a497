import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { Credential } from '#shared/signing/credential/openCredential.ts';
import type { IssuedReport } from '#shared/signing/issued.ts';
import { fromBase64, toBase64 } from '#shared/signing/pem.ts';
import { aKey, aName } from '../../builders/certificates.ts';
import type { Client } from '../../builders/host.ts';
import { aSigningOffice, asCerAndKey, credentialOf, REQUEST, signed } from '../../builders/signing.ts';

const LINES = [
  { name: 'Ana Torres Vega', post: 'Encargada', role: 'Elaboró' },
  { name: 'Luis Pérez Gil', post: 'Director', role: 'Autorizó' },
];

/** The code of a refusal, with the rule where it is one. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const { rule } = (error.data ?? {}) as { rule?: string };
    return rule === undefined ? error.code : `${error.code} ${rule}`;
  }
  throw new Error('Not refused');
}

const prepare = (client: Client, report: IssuedReport, position: number, credential: Credential) =>
  client.signing.prepare({
    id: report.id,
    signerId: report.signers[position - 1]?.id ?? 0,
    certificates: credential.certificates.map(toBase64),
  });

describe('a certificate with which nobody may sign', () => {
  it('is refused before anything is signed, by what is wrong with it', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    const report = await office.issue(LINES);
    const { sat, t } = office;
    const asked = async (issued: Parameters<typeof asCerAndKey>[0], position = 1) =>
      refusal(prepare(manager, report, position, await credentialOf(asCerAndKey(issued))));
    expect(await asked(sat.csd('ANA TORRES VEGA'))).toBe('ruleBroken certificateCsd');
    expect(await asked(sat.eFirma('ANA TORRES VEGA', { to: t.now() - 1 }))).toBe(
      'ruleBroken certificateExpired',
    );
    expect(await asked(sat.eFirma('ANA TORRES VEGA', { hash: 'sha1' }))).toBe('ruleBroken certificateWeak');
    expect(await asked(sat.eFirma('ANA TORRES VEGA', { usage: ['keyAgreement'] }))).toBe(
      'ruleBroken certificateKeyUsage',
    );
    const alone = { issuer: undefined, subject: aName([['commonName', 'ANA TORRES VEGA']]) };
    expect(await asked(sat.eFirma('ANA TORRES VEGA', alone))).toBe('ruleBroken certificateUntrusted');
    expect(await asked(sat.eFirma('ANA TORRES VEGA'), 2)).toBe('ruleBroken signerOtherName');
    expect((await office.as(office.manager).signing.get({ id: report.id })).state).toBe('toSign');
  });

  it('is refused where no authority is trusted yet, and accepted once its root is', async () => {
    await using office = await aSigningOffice({ trusts: false });
    const report = await office.issue(LINES);
    const credential = await credentialOf([
      ...asCerAndKey(office.sat.eFirma('ANA TORRES VEGA')),
      office.sat.intermediate.certificate,
    ]);
    const manager = office.as(office.manager);
    expect(await refusal(prepare(manager, report, 1, credential))).toBe('ruleBroken certificateUntrusted');
    const administrator = office.as(office.administrator);
    const file = new File([office.sat.root.certificate], 'raiz.cer');
    expect(await refusal(manager.signing.addRoots({ file }))).toBe('forbidden');
    const { items } = await administrator.signing.addRoots({ file });
    expect(items).toMatchObject([{ name: 'ARC DE PRUEBA', isRoot: true }]);
    expect(await refusal(administrator.signing.addRoots({ file }))).toBe('duplicate');
    await signed(manager, report, 1, credential);
    await administrator.signing.removeRoot({ id: items[0]?.id ?? 0 });
    const paper = new File([await office.paper(report)], 'x.pdf');
    expect(await manager.signing.verify({ file: paper })).toMatchObject({
      verdict: 'doubtful',
      signatures: [{ problems: ['certificate'] }],
    });
  });

  it('is trusted only if it is that of an authority', async () => {
    await using office = await aSigningOffice();
    const add = (bytes: Uint8Array<ArrayBuffer>) =>
      refusal(office.as(office.administrator).signing.addRoots({ file: new File([bytes], 'x.cer') }));
    expect(await add(office.sat.eFirma('ANA TORRES VEGA').certificate)).toBe('ruleBroken notAuthority');
    expect(await add(new TextEncoder().encode('nada'))).toBe('unsupportedFile');
  });
});

describe('a line', () => {
  it('of a person is signed by nobody else, whatever their role', async () => {
    await using office = await aSigningOffice();
    const line = { name: 'Eva Ríos Sol', post: 'Técnica', role: 'Elaboró', personId: office.technician.id };
    const report = await office.issue([line]);
    const credential = await credentialOf(asCerAndKey(office.sat.eFirma('EVA RIOS SOL')));
    expect(report.signers[0]?.maySign).toBe(false);
    expect(await refusal(prepare(office.as(office.manager), report, 1, credential))).toBe('forbidden');
    expect(await refusal(prepare(office.as(office.other), report, 1, credential))).toBe('notFound');
    const after = await signed(office.as(office.technician), report, 1, credential);
    expect(after.state).toBe('signed');
    expect(await refusal(prepare(office.as(office.technician), report, 1, credential))).toBe(
      'ruleBroken lineSigned',
    );
  });

  it('is signed once, although two began at the same moment', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    const report = await office.issue(LINES);
    const ana = await credentialOf(asCerAndKey(office.sat.eFirma('ANA TORRES VEGA')));
    const luis = await credentialOf(asCerAndKey(office.sat.eFirma('LUIS PEREZ GIL')));
    const [first, second] = [await prepare(manager, report, 1, ana), await prepare(manager, report, 2, luis)];
    const complete = async ({ token, toBeSigned }: typeof first, { key }: Credential) =>
      manager.signing.complete({ token, signature: toBase64(await key.sign(fromBase64(toBeSigned))) });
    await complete(first, ana);
    expect(await refusal(complete(second, luis))).toBe('conflict');
    expect((await manager.signing.get({ id: report.id })).revisions).toHaveLength(2);
    // Begun again upon the new paper it is signed.
    expect((await signed(manager, report, 2, luis)).state).toBe('signed');
  });

  it('takes no signature of another key, of another person, or too late', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    const report = await office.issue(LINES);
    const ana = await credentialOf(asCerAndKey(office.sat.eFirma('ANA TORRES VEGA')));
    const { token, toBeSigned } = await prepare(manager, report, 1, ana);
    const { createSign } = await import('node:crypto');
    const forged = createSign('sha256').update(fromBase64(toBeSigned)).sign(aKey().privateKey);
    expect(await refusal(manager.signing.complete({ token, signature: forged.toString('base64') }))).toBe(
      'ruleBroken signatureWrongKey',
    );
    const signature = toBase64(await ana.key.sign(fromBase64(toBeSigned)));
    expect(await refusal(office.as(office.administrator).signing.complete({ token, signature }))).toBe(
      'ruleBroken signatureExpired',
    );
    office.t.pass(11 * 60_000);
    expect(await refusal(manager.signing.complete({ token, signature }))).toBe('ruleBroken signatureExpired');
  });

  it('of a withdrawn report is not signed any more, even if it was begun before', async () => {
    await using office = await aSigningOffice();
    const manager = office.as(office.manager);
    const report = await office.issue(LINES);
    const ana = await credentialOf(asCerAndKey(office.sat.eFirma('ANA TORRES VEGA')));
    const { token, toBeSigned } = await prepare(manager, report, 1, ana);
    await manager.signing.withdraw({ id: report.id, version: report.version, reason: 'No va' });
    const signature = toBase64(await ana.key.sign(fromBase64(toBeSigned)));
    expect(await refusal(manager.signing.complete({ token, signature }))).toBe('ruleBroken reportWithdrawn');
    expect(await refusal(prepare(manager, report, 1, ana))).toBe('ruleBroken reportWithdrawn');
    expect(
      await refusal(manager.signing.withdraw({ id: report.id, version: report.version, reason: 'Otra vez' })),
    ).toBe('conflict');
  });
});

describe('technicians', () => {
  it('issue their own work alone, and see what they issued or sign', async () => {
    await using office = await aSigningOffice();
    const { technician, other } = office;
    const own = { source: { kind: 'builtIn' as const, name: 'individualPerformance' as const } };
    const of = (technicianId: number) => ({ source: { ...own.source, subject: { technicianId } } });
    const eva = office.as(technician);
    expect(await refusal(eva.signing.issue({ request: of(other.id), signers: [] }))).toMatch(
      /notFound|forbidden/,
    );
    expect(
      await refusal(
        eva.signing.issue({
          request: { source: { kind: 'builtIn', name: 'groupPerformance' } },
          signers: [],
        }),
      ),
    ).toBe('forbidden');
    const mine = await eva.signing.issue({ request: of(technician.id), signers: [] });
    const toSign = await office.issue([
      { name: 'Eva Ríos Sol', post: '', role: 'Revisó', personId: technician.id },
    ]);
    const foreign = await office.issue([]);
    const folios = async (client: Client) => (await client.signing.list({})).items.map(({ folio }) => folio);
    expect(await folios(eva)).toEqual([toSign.folio, mine.folio]);
    expect(await folios(office.as(other))).toEqual([]);
    expect(await folios(office.as(office.manager))).toEqual([foreign.folio, toSign.folio, mine.folio]);
    for (const call of [
      eva.signing.get({ id: foreign.folio }),
      eva.signing.pdf({ id: foreign.id }),
      eva.signing.data({ id: foreign.id }),
      eva.signing.withdraw({ id: foreign.id, version: 1, reason: 'x' }),
    ]) {
      expect(await refusal(call)).toBe('notFound');
    }
    expect(await refusal(eva.signing.withdraw({ id: toSign.id, version: 1, reason: 'x' }))).toBe('forbidden');
  });

  it('cannot be named twice, nor anybody who is not there', async () => {
    await using office = await aSigningOffice();
    const line = { name: 'Eva Ríos Sol', post: '', role: 'Revisó', personId: office.technician.id };
    const issue = (signers: (typeof line)[]) =>
      refusal(office.as(office.manager).signing.issue({ request: REQUEST, signers }));
    expect(await issue([line, line])).toBe('ruleBroken signerTwice');
    expect(await issue([{ ...line, personId: 9_999 }])).toBe('notFound');
  });
});
