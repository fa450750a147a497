import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { der, integer, joined, octets, oid, sequence, setOf, TAG } from '#shared/signing/der.ts';
import { OID } from '#shared/signing/oids.ts';

/**
 * Certification authorities of their own, made when a test runs: a look-alike of the SAT's chain (root → intermediate →
 * e.firma and CSD), and whatever else may come along. No key of them is ever stored in the repository.
 */

export interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface Issued extends Pair {
  readonly certificate: Uint8Array<ArrayBuffer>;
  readonly subject: Uint8Array<ArrayBuffer>;
}

export type KeyKind = 'rsa2048' | 'rsa1024' | 'p256' | 'p384';

/** Making RSA keys takes a moment: each test file makes a few and goes on with them. */
export function aKey(kind: KeyKind = 'rsa2048'): Pair {
  if (kind === 'p256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  if (kind === 'p384') return generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return generateKeyPairSync('rsa', { modulusLength: kind === 'rsa1024' ? 1024 : 2048 });
}

const utf8 = (text: string) => der(TAG.utf8, new TextEncoder().encode(text));

/** A distinguished name from pairs of attribute and text. */
export function aName(attributes: readonly (readonly [keyof typeof OID, string])[]): Uint8Array<ArrayBuffer> {
  return sequence(...attributes.map(([type, text]) => setOf(sequence(oid(OID[type]), utf8(text)))));
}

const utcTime = (at: number) =>
  der(
    TAG.utcTime,
    new TextEncoder().encode(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`),
  );

export const USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;
export type UsageBit = keyof typeof USAGE;

function usageBits(usage: readonly UsageBit[]): Uint8Array<ArrayBuffer> {
  const bits = usage.reduce((sum, name) => sum | (0x80 >> USAGE[name]), 0);
  const unused = bits === 0 ? 0 : Math.clz32(bits & -bits) ^ 31;
  return der(TAG.bits, Uint8Array.of(unused, bits));
}

const extension = (name: string, critical: boolean, value: Uint8Array) =>
  sequence(oid(name), ...(critical ? [der(TAG.boolean, Uint8Array.of(0xff))] : []), octets(value));

export interface CertificateParts {
  readonly subject: Uint8Array<ArrayBuffer>;
  /** Left out: it signs itself. */
  readonly issuer?: Issued | undefined;
  readonly key?: Pair;
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  /** Left out: no such extension. */
  readonly usage?: readonly UsageBit[] | undefined;
  /** UTC ms. */
  readonly from?: number;
  readonly to?: number;
  readonly hash?: 'sha256' | 'sha1';
  /** A critical extension that nobody knows. */
  readonly strange?: boolean;
  /** Signs with another key than the issuer's. */
  readonly forgedBy?: KeyObject;
}

const YEAR = 365 * 86_400_000;
/** Around the times of most tests. */
export const VALID_FROM = Date.parse('2024-01-01T00:00:00Z');

let serial = 1_000;

export function aCertificate(parts: CertificateParts): Issued {
  const pair = parts.key ?? aKey();
  const signer = parts.issuer?.privateKey ?? pair.privateKey;
  const signature = algorithmOf(signer, parts.hash ?? 'sha256');
  serial += 1;
  // The SAT's serial numbers are twenty digits in ASCII.
  const number = new TextEncoder().encode(`3${String(serial).padStart(19, '0')}`);
  const constraints = sequence(
    ...(parts.isAuthority === true ? [der(TAG.boolean, Uint8Array.of(0xff))] : []),
    ...(parts.pathLength === undefined ? [] : [integer(Uint8Array.of(parts.pathLength))]),
  );
  const extensions = [
    extension(OID.basicConstraints, true, constraints),
    ...(parts.usage === undefined ? [] : [extension(OID.keyUsage, true, usageBits(parts.usage))]),
    ...(parts.strange === true ? [extension('1.2.3.4.5', true, octets(Uint8Array.of(1)))] : []),
  ];
  const from = parts.from ?? VALID_FROM;
  const body = sequence(
    der(TAG.context(0), integer(Uint8Array.of(2))),
    integer(number),
    signature,
    parts.issuer?.subject ?? parts.subject,
    sequence(utcTime(from), utcTime(parts.to ?? from + 4 * YEAR)),
    parts.subject,
    new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' })),
    der(TAG.context(3), sequence(...extensions)),
  );
  const signed = sign(parts.hash ?? 'sha256', body, parts.forgedBy ?? signer);
  const certificate = sequence(body, signature, der(TAG.bits, joined([Uint8Array.of(0), signed])));
  return { ...pair, certificate, subject: parts.subject };
}

function algorithmOf(key: KeyObject, hash: 'sha256' | 'sha1'): Uint8Array<ArrayBuffer> {
  if (key.asymmetricKeyType === 'ec') return sequence(oid(OID.ecdsaWithSha256));
  return sequence(oid(hash === 'sha1' ? '1.2.840.113549.1.1.5' : OID.sha256WithRsa), der(TAG.null));
}

const E_FIRMA: readonly UsageBit[] = [
  'digitalSignature',
  'nonRepudiation',
  'dataEncipherment',
  'keyAgreement',
];

export interface LookAlike {
  readonly root: Issued;
  readonly intermediate: Issued;
  eFirma(name: string, parts?: Partial<CertificateParts>): Issued;
  /** A seal: names a branch, and its key is for signing alone. */
  csd(name: string, parts?: Partial<CertificateParts>): Issued;
}

/**
 * Root, intermediate and what hangs below them, named as the SAT names its own.
 *
 * @param from when all of them begin to be valid; tests by the machine's clock say a day ago
 */
export function lookAlikeOfSat(from = VALID_FROM): LookAlike {
  const root = aCertificate({
    subject: aName([
      ['commonName', 'ARC DE PRUEBA'],
      ['organisation', 'Agencia de Prueba'],
    ]),
    isAuthority: true,
    usage: ['keyCertSign', 'cRLSign'],
    from,
    to: from + 20 * YEAR,
  });
  const intermediate = aCertificate({
    subject: aName([
      ['commonName', 'AC DEL SERVICIO DE PRUEBA'],
      ['organisation', 'SERVICIO DE PRUEBA'],
    ]),
    issuer: root,
    isAuthority: true,
    pathLength: 0,
    usage: ['keyCertSign', 'cRLSign'],
    from,
    to: from + 10 * YEAR,
  });
  const taxpayer = (name: string) =>
    [
      ['commonName', name],
      ['name', name],
      ['organisation', name],
      ['uniqueIdentifier', 'TOVA800101AB1'],
      ['serialNumber', 'TOVA800101MDFRRN09'],
    ] as const;
  return {
    root,
    intermediate,
    eFirma: (name, parts = {}) =>
      aCertificate({ subject: aName(taxpayer(name)), issuer: intermediate, usage: E_FIRMA, from, ...parts }),
    csd: (name, parts = {}) =>
      aCertificate({
        subject: aName([...taxpayer(name), ['organisationalUnit', 'Matriz']]),
        issuer: intermediate,
        usage: ['digitalSignature', 'nonRepudiation'],
        from,
        ...parts,
      }),
  };
}

/** An encrypted private key as the SAT hands it out: PKCS #8, DER. */
export function encryptedKey(
  { privateKey }: Pair,
  password: string,
  cipher = 'des-ede3-cbc',
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der', cipher, passphrase: password }));
}

export const fingerprintOf = (certificate: Uint8Array) =>
  createHash('sha256').update(certificate).digest('hex');
