import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { toIso } from '#shared/kernel/time.ts';
import type { CertificateFacts, CertificateKind } from '#shared/signing/certificate.ts';
import { type Der, derOf, expectTag, oidText, partsOf, stringText, TAG, toHex } from '#shared/signing/der.ts';
import { OID } from '#shared/signing/oids.ts';

/** What key usages (RFC 5280, 4.2.1.3) are asked about; the number is that of the bit. */
const USAGES = { digitalSignature: 0, nonRepudiation: 1, certificateSign: 5 } as const;
type Usage = keyof typeof USAGES;

/** A certificate taken apart. */
export interface Certificate {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly x509: X509Certificate;
  readonly key: KeyObject;
  /** Name of the issuer and serial number as they are encoded, by which a signature names it. */
  readonly issuerName: Uint8Array;
  readonly serialNumber: Uint8Array;
  /** UTC ms. */
  readonly from: number;
  readonly to: number;
  readonly signatureAlgorithm: string;
  /** Bits that are set; null where the extension is absent, and so allows anything. */
  readonly usage: readonly number[] | null;
  readonly isAuthority: boolean;
  /** How many authorities may stand below it; null: any number. */
  readonly pathLength: number | null;
  /** Extensions that whoever does not know them must not pass over. */
  readonly critical: readonly string[];
  readonly facts: CertificateFacts;
}

/** Null for what is no certificate. */
export function readCertificate(der: Uint8Array): Certificate | null {
  try {
    return taken(Uint8Array.from(der));
  } catch {
    // Whatever is wrong with it, in our reading or OpenSSL's: it is none.
    return null;
  }
}

function taken(der: Uint8Array<ArrayBuffer>): Certificate {
  const x509 = new X509Certificate(der);
  const [body, algorithm] = partsOf(derOf(der, TAG.sequence));
  const fields = partsOf(expectTag(body, TAG.sequence));
  const hasVersion = fields[0]?.tag === TAG.context(0);
  const [serial, , issuer, , subject] = hasVersion ? fields.slice(1) : fields;
  const extensions = extensionsOf(fields.find((field) => field.tag === TAG.context(3)));
  const names = namesOf(expectTag(subject, TAG.sequence));
  const usage = usageOf(extensions.get(OID.keyUsage)?.value);
  const constraints = constraintsOf(extensions.get(OID.basicConstraints)?.value);
  const from = x509.validFromDate.getTime();
  const to = x509.validToDate.getTime();
  return {
    der,
    x509,
    key: x509.publicKey,
    issuerName: expectTag(issuer, TAG.sequence).whole,
    serialNumber: expectTag(serial, TAG.integer).whole,
    from,
    to,
    signatureAlgorithm: oidText(partsOf(expectTag(algorithm, TAG.sequence))[0]),
    usage,
    isAuthority: constraints.isAuthority,
    pathLength: constraints.pathLength,
    critical: [...extensions].flatMap(([name, { isCritical }]) => (isCritical ? [name] : [])),
    facts: {
      kind: kindOf(names, usage),
      name: lastOf(names, OID.commonName) ?? lastOf(names, OID.name) ?? oneLine(x509.subject),
      organisation: lastOf(names, OID.organisation),
      rfc: lastOf(names, OID.uniqueIdentifier)?.split('/')[0]?.trim() || null,
      curp: CURP.exec(lastOf(names, OID.serialNumber) ?? '')?.[0] ?? null,
      issuer: /CN=(.+)/.exec(x509.issuer)?.[1]?.trim() ?? oneLine(x509.issuer),
      serial: serialOf(expectTag(serial, TAG.integer).content),
      validFrom: toIso(from),
      validTo: toIso(to),
      key: keyName(x509.publicKey),
      fingerprint: createHash('sha256').update(der).digest('hex'),
    },
  };
}

/** The SAT's numbers are twenty digits in ASCII, and known as such; any other is hexadecimal. */
function serialOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return /^\d{20}$/.test(text) ? text : toHex(bytes);
}

const CURP = /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/;

const oneLine = (name: string) => name.replaceAll('\n', ', ');

export function allowsUsage(certificate: Certificate, usage: Usage): boolean {
  return certificate.usage === null || certificate.usage.includes(USAGES[usage]);
}

/**
 * What the SAT hands out to a taxpayer has the RFC in x500UniqueIdentifier. Of those, the seals for invoices (CSD) are
 * told from the e.firma by two signs, and either is enough: only they name a branch (OU) in their subject
 * (phpcfdi/credentials: docs/TODO.md, and `satType` of src/Certificate.php: "only CSD have OU"), and their key is for
 * digitalSignature and nonRepudiation alone, while that of the e.firma is for dataEncipherment and keyAgreement as well
 * (as the SAT's published test certificates have it). An OU in somebody else's certificate means nothing of the kind.
 */
function kindOf(names: Names, usage: readonly number[] | null): CertificateKind {
  if (!names.has(OID.uniqueIdentifier)) return 'other';
  const isOnlyForSigning =
    usage !== null &&
    usage.length === 2 &&
    usage.includes(USAGES.digitalSignature) &&
    usage.includes(USAGES.nonRepudiation);
  return isOnlyForSigning || (lastOf(names, OID.organisationalUnit) ?? '') !== '' ? 'csd' : 'eFirma';
}

function keyName(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return `RSA ${modulusLength ?? 0}`;
  if (key.asymmetricKeyType === 'ec') return `EC ${CURVES[namedCurve ?? ''] ?? namedCurve ?? ''}`.trim();
  return (key.asymmetricKeyType ?? '?').toUpperCase();
}

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** RSA from 2048 bits (and no more than anybody can use), or one of NIST's curves. */
export function isStrongKey({ key }: Certificate): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2_048 && modulusLength <= 16_384;
  return key.asymmetricKeyType === 'ec' && namedCurve in CURVES;
}

const STRONG_SIGNATURES: ReadonlySet<string> = new Set([
  OID.sha256WithRsa,
  OID.sha384WithRsa,
  OID.sha512WithRsa,
  OID.ecdsaWithSha256,
  OID.ecdsaWithSha384,
  OID.ecdsaWithSha512,
]);

/** Whether it was certified with SHA-256 or better. */
export function isStronglySigned({ signatureAlgorithm }: Certificate): boolean {
  return STRONG_SIGNATURES.has(signatureAlgorithm);
}

type Names = ReadonlyMap<string, readonly string[]>;

/** Attributes of a distinguished name, by type. */
function namesOf(name: Der): Names {
  const names = new Map<string, string[]>();
  for (const attribute of partsOf(name).flatMap(partsOf)) {
    const [type, value] = partsOf(attribute);
    const text = value === undefined ? null : stringText(value)?.trim();
    if (text === null || text === undefined) continue;
    const key = oidText(type);
    names.set(key, [...(names.get(key) ?? []), text]);
  }
  return names;
}

const lastOf = (names: Names, type: string) => names.get(type)?.at(-1) ?? null;

interface Extension {
  readonly isCritical: boolean;
  readonly value: Uint8Array;
}

function extensionsOf(field: Der | undefined): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>();
  const list = field === undefined ? undefined : partsOf(field)[0];
  for (const extension of list === undefined ? [] : partsOf(list)) {
    const parts = partsOf(extension);
    const isCritical = parts[1]?.tag === TAG.boolean && parts[1].content[0] !== 0;
    const value = expectTag(parts.at(-1), TAG.octets).content;
    const name = oidText(parts[0]);
    // RFC 5280, 4.2: never twice. Which of the two would hold?
    if (found.has(name)) throw new Error(`Extension ${name} twice`);
    found.set(name, { isCritical, value });
  }
  return found;
}

function usageOf(value: Uint8Array | undefined): number[] | null {
  if (value === undefined) return null;
  const { content } = derOf(value, TAG.bits);
  const bits: number[] = [];
  for (let bit = 0; bit < (content.length - 1) * 8; bit += 1) {
    if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.push(bit);
  }
  return bits;
}

function constraintsOf(value: Uint8Array | undefined): Pick<Certificate, 'isAuthority' | 'pathLength'> {
  if (value === undefined) return { isAuthority: false, pathLength: null };
  const parts = partsOf(derOf(value, TAG.sequence));
  const isAuthority = parts[0]?.tag === TAG.boolean && parts[0].content[0] !== 0;
  const length = parts.find((part) => part.tag === TAG.integer);
  return {
    isAuthority,
    pathLength: length === undefined ? null : Number.parseInt(toHex(length.content), 16),
  };
}
