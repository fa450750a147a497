import { describe, expect, it } from 'vitest';
import { readCertificate } from '#main/signing/certificate.ts';
import { type Anchor, checkCertificate, readAll } from '#main/signing/chain.ts';
import {
  aCertificate,
  aKey,
  aName,
  type Issued,
  lookAlikeOfSat,
  VALID_FROM,
} from '../../builders/certificates.ts';

const sat = lookAlikeOfSat();
const NOW = Date.parse('2026-10-05T16:00:00Z');
const DAY = 86_400_000;

const anchor = (issued: Issued, isRoot = true): Anchor[] =>
  readAll([issued.certificate]).map((certificate) => ({ certificate, isRoot }));
const trusted = anchor(sat.root);

function faultsOf(
  issued: Issued,
  anchors = trusted,
  others: readonly Issued[] = [sat.intermediate],
  at = NOW,
) {
  const certificate = readCertificate(issued.certificate);
  if (certificate === null) throw new Error('Unreadable');
  const { faults, chain } = checkCertificate(
    certificate,
    readAll(others.map((one) => one.certificate)),
    anchors,
    at,
  );
  return { faults, chain: chain.map(({ facts }) => facts.name) };
}

describe('a certificate', () => {
  it('of the look-alike chain is in order, and says who it is', () => {
    const ana = sat.eFirma('ANA TORRES VEGA');
    expect(faultsOf(ana)).toEqual({ faults: [], chain: ['AC DEL SERVICIO DE PRUEBA', 'ARC DE PRUEBA'] });
    expect(readCertificate(ana.certificate)?.facts).toMatchObject({
      kind: 'eFirma',
      name: 'ANA TORRES VEGA',
      rfc: 'TOVA800101AB1',
      curp: 'TOVA800101MDFRRN09',
      issuer: 'AC DEL SERVICIO DE PRUEBA',
      key: 'RSA 2048',
    });
    expect(readCertificate(ana.certificate)?.facts.serial).toMatch(/^3\d{19}$/);
  });

  it('finds its way by an intermediate that the administrator added', () => {
    const anchors = [...trusted, ...anchor(sat.intermediate, false)];
    expect(faultsOf(sat.eFirma('ANA TORRES VEGA'), anchors, []).faults).toEqual([]);
    // An intermediate is no root, even where it is known.
    expect(faultsOf(sat.eFirma('ANA TORRES VEGA'), anchor(sat.intermediate, false), []).faults).toEqual([
      'untrusted',
    ]);
  });

  it('of a seal is told by its branch, and by what its key is for', () => {
    expect(faultsOf(sat.csd('EMPRESA DE PRUEBA')).faults).toContain('csd');
    expect(
      faultsOf(sat.eFirma('EMPRESA', { usage: ['digitalSignature', 'nonRepudiation'] })).faults,
    ).toContain('csd');
    const withBranch = sat.csd('EMPRESA', {
      usage: ['digitalSignature', 'nonRepudiation', 'dataEncipherment', 'keyAgreement'],
    });
    expect(faultsOf(withBranch).faults).toContain('csd');
  });

  it('of somebody else may name a unit without being a seal', () => {
    const subject = aName([
      ['commonName', 'ANA TORRES VEGA'],
      ['organisationalUnit', 'Sistemas'],
    ]);
    const own = aCertificate({
      subject,
      issuer: sat.intermediate,
      usage: ['digitalSignature', 'nonRepudiation'],
    });
    expect(faultsOf(own).faults).toEqual([]);
  });

  it.each([
    ['expired', { to: NOW - DAY }, 'expired'],
    ['not yet valid', { from: NOW + DAY, to: NOW + 100 * DAY }, 'notYetValid'],
    ['for encryption alone', { usage: ['keyEncipherment'] as const }, 'keyUsage'],
    ['certified with SHA-1', { hash: 'sha1' as const }, 'weak'],
    ['with a short key', { key: aKey('rsa1024') }, 'weak'],
    ['that asks for something unknown', { strange: true }, 'unknownExtension'],
    ['signed by another key in the issuer’s name', { forgedBy: aKey().privateKey }, 'untrusted'],
  ])('%s is refused', (_name, parts, fault) => {
    expect(faultsOf(sat.eFirma('ANA TORRES VEGA', parts)).faults).toContain(fault);
  });

  it('without a way to a trusted root is untrusted', () => {
    const ana = sat.eFirma('ANA TORRES VEGA');
    expect(faultsOf(ana, []).faults).toEqual(['untrusted']);
    expect(faultsOf(ana, trusted, []).faults).toEqual(['untrusted']);
    const other = lookAlikeOfSat();
    // The same names, another key.
    expect(faultsOf(ana, anchor(other.root), [sat.intermediate, sat.root]).faults).toEqual(['untrusted']);
    expect(faultsOf(aCertificate({ subject: aName([['commonName', 'YO MISMA']]) })).faults).toEqual([
      'untrusted',
    ]);
  });

  it('below somebody who is no authority, or had expired, or has too many below, is refused', () => {
    const ana = sat.eFirma('ANA TORRES VEGA', { usage: undefined });
    const below = (issuer: Issued) =>
      aCertificate({ subject: aName([['commonName', 'LUIS PEREZ']]), issuer, usage: ['digitalSignature'] });
    expect(faultsOf(below(ana), trusted, [ana, sat.intermediate]).faults).toEqual(['badIssuer']);
    const second = aCertificate({
      subject: aName([['commonName', 'SEGUNDA AC']]),
      issuer: sat.intermediate,
      isAuthority: true,
      usage: ['keyCertSign'],
    });
    // The intermediate may have no authority below itself.
    expect(faultsOf(below(second), trusted, [second, sat.intermediate]).faults).toEqual(['badIssuer']);
    const old = aCertificate({
      subject: aName([['commonName', 'AC VENCIDA']]),
      issuer: sat.root,
      isAuthority: true,
      usage: ['keyCertSign'],
      to: VALID_FROM + DAY,
    });
    expect(faultsOf(below(old), trusted, [old]).faults).toEqual(['badIssuer']);
    expect(faultsOf(below(old), trusted, [old], VALID_FROM + DAY / 2).faults).toEqual([]);
  });

  it('of another kind of bytes is none', () => {
    const { certificate } = sat.root;
    expect(readCertificate(new Uint8Array())).toBeNull();
    expect(readCertificate(certificate.subarray(0, 400))).toBeNull();
    expect(readCertificate(new Uint8Array(2_000).fill(0x30))).toBeNull();
  });
});
