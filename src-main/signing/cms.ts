import { createHash, verify } from 'node:crypto';
import {
  type Der,
  der,
  derAt,
  derOf,
  expectTag,
  nothing,
  octets,
  oid,
  oidText,
  partsOf,
  sequence,
  setOf,
  smallInteger,
  TAG,
} from '#shared/signing/der.ts';
import { OID } from '#shared/signing/oids.ts';
import type { SignatureProblem } from '#shared/signing/verdict.ts';
import { type Certificate, readCertificate } from './certificate.ts';

/**
 * The signature inside a PDF: a CMS SignedData (RFC 5652) without the signed content, in the profile CAdES-BES
 * (EN 319 122): the signed attributes hold the hash of the document and that of the signer's certificate (RFC 5035), so
 * that no other certificate of the same key can be put in its place. The time stands in the PDF's dictionary (EN 319
 * 142-1 forbids it here).
 */

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value));

/** What is to be signed: the attributes as a set, in DER. */
export function signedAttributes(
  documentHash: Uint8Array,
  certificate: Certificate,
): Uint8Array<ArrayBuffer> {
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(documentHash)),
    // SHA-256 is the default of its hash algorithm, which DER leaves out.
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate.der)))))),
  );
}

/** The finished signature, DER. `chain` are the certificates that whoever verifies it will want. */
export function signedData(
  attributes: Uint8Array,
  signature: Uint8Array,
  certificate: Certificate,
  chain: readonly Certificate[],
): Uint8Array<ArrayBuffer> {
  const certificates = [certificate, ...chain].map((one) => one.der);
  const digest = sequence(oid(OID.sha256), nothing());
  const algorithm =
    certificate.key.asymmetricKeyType === 'ec'
      ? sequence(oid(OID.ecdsaWithSha256))
      : sequence(oid(OID.rsa), nothing());
  const signer = sequence(
    smallInteger(1),
    sequence(certificate.issuerName, certificate.serialNumber),
    digest,
    // Implicitly tagged: the set's content under another tag.
    der(TAG.context(0), derOf(attributes, TAG.set).content),
    algorithm,
    octets(signature),
  );
  return sequence(
    oid(OID.signedData),
    der(
      TAG.context(0),
      sequence(
        smallInteger(1),
        setOf(digest),
        sequence(oid(OID.data)),
        der(TAG.context(0), ...certificates),
        setOf(signer),
      ),
    ),
  );
}

const HASHES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

/** Which hash a signature algorithm brings along; null: whatever the digest algorithm says. */
const ALGORITHMS: Readonly<Record<string, { readonly key: 'rsa' | 'ec'; readonly hash: string | null }>> = {
  [OID.rsa]: { key: 'rsa', hash: null },
  [OID.sha256WithRsa]: { key: 'rsa', hash: 'sha256' },
  [OID.sha384WithRsa]: { key: 'rsa', hash: 'sha384' },
  [OID.sha512WithRsa]: { key: 'rsa', hash: 'sha512' },
  [OID.ecPublicKey]: { key: 'ec', hash: null },
  [OID.ecdsaWithSha256]: { key: 'ec', hash: 'sha256' },
  [OID.ecdsaWithSha384]: { key: 'ec', hash: 'sha384' },
  [OID.ecdsaWithSha512]: { key: 'ec', hash: 'sha512' },
};

export interface CheckedCms {
  readonly problems: readonly SignatureProblem[];
  /** Null where it names none that came along. */
  readonly certificate: Certificate | null;
  /** What else came along. */
  readonly others: readonly Certificate[];
}

/** Is it a signature, by the certificate that it names, over these bytes? Chain and dates are somebody else's matter. */
export function checkSignedData(contents: Uint8Array, signed: readonly Uint8Array[]): CheckedCms {
  try {
    return checked(partsIn(contents), signed);
  } catch {
    return { problems: ['malformed'], certificate: null, others: [] };
  }
}

interface Parts {
  readonly certificates: readonly Certificate[];
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly issuerName: Uint8Array;
  readonly serialNumber: Uint8Array;
  /** The signed attributes as they were signed. */
  readonly attributes: Uint8Array;
  readonly values: ReadonlyMap<string, Der>;
  readonly signature: Uint8Array;
}

function partsIn(contents: Uint8Array): Parts {
  const outer = expectTag(derAt(contents, 0), TAG.sequence);
  // Behind it, the place kept for it is filled up with zeros.
  if (contents.subarray(outer.whole.length).some((octet) => octet !== 0))
    throw new Error('Something follows');
  const [type, wrapped] = partsOf(outer);
  if (oidText(type) !== OID.signedData) throw new Error('No signed data');
  const fields = partsOf(expectTag(partsOf(expectTag(wrapped, TAG.context(0)))[0], TAG.sequence));
  const [, , content] = fields;
  // Detached: content of its own would be something else than the document.
  if (partsOf(expectTag(content, TAG.sequence)).length !== 1) throw new Error('Content of its own');
  const certificates = fields.find((field, at) => at > 2 && field.tag === TAG.context(0));
  const signers = partsOf(expectTag(fields.at(-1), TAG.set));
  const [signer] = signers;
  if (signers.length !== 1 || signer === undefined) throw new Error('Not one signer');
  const [, sid, digest, attributes, algorithm, signature] = partsOf(signer);
  const [issuerName, serialNumber] = partsOf(expectTag(sid, TAG.sequence));
  const set = Uint8Array.from(expectTag(attributes, TAG.context(0)).whole);
  set[0] = TAG.set;
  return {
    certificates: (certificates === undefined ? [] : partsOf(certificates)).flatMap(
      (one) => readCertificate(one.whole) ?? [],
    ),
    digestAlgorithm: oidText(partsOf(expectTag(digest, TAG.sequence))[0]),
    signatureAlgorithm: oidText(partsOf(expectTag(algorithm, TAG.sequence))[0]),
    issuerName: expectTag(issuerName, TAG.sequence).whole,
    serialNumber: expectTag(serialNumber, TAG.integer).whole,
    attributes: set,
    values: valuesOf(derOf(set, TAG.set)),
    signature: expectTag(signature, TAG.octets).content,
  };
}

/** Each attribute's one value; one that comes twice, or has several values, makes the whole unreadable. */
function valuesOf(attributes: Der): ReadonlyMap<string, Der> {
  const values = new Map<string, Der>();
  for (const one of partsOf(attributes)) {
    const [type, set] = partsOf(one);
    const name = oidText(type);
    const [value, ...more] = partsOf(expectTag(set, TAG.set));
    if (value === undefined || more.length > 0 || values.has(name)) throw new Error(`${name} is not one`);
    values.set(name, value);
  }
  return values;
}

function checked(parts: Parts, signed: readonly Uint8Array[]): CheckedCms {
  const problems: SignatureProblem[] = [];
  const isNamed = (one: Certificate) =>
    same(one.issuerName, parts.issuerName) && same(one.serialNumber, parts.serialNumber);
  const certificate = parts.certificates.find(isNamed) ?? null;
  const others = parts.certificates.filter((one) => one !== certificate);
  if (certificate === null) return { problems: ['malformed'], certificate, others };
  const hash = HASHES[parts.digestAlgorithm];
  const algorithm = ALGORITHMS[parts.signatureAlgorithm];
  const isKnown = hash !== undefined && algorithm !== undefined && (algorithm.hash ?? hash) === hash;
  if (!isKnown) return { problems: ['weak'], certificate, others };
  const digest = signed.reduce((sum, part) => sum.update(part), createHash(hash)).digest();
  const type = parts.values.get(OID.contentType);
  if (type === undefined || oidText(type) !== OID.data) problems.push('malformed');
  if (!same(expectTag(parts.values.get(OID.messageDigest), TAG.octets).content, digest)) {
    problems.push('changed');
  }
  if (!namesCertificate(parts.values.get(OID.signingCertificateV2), certificate)) {
    problems.push('wrongCertificate');
  }
  const isSigned =
    certificate.key.asymmetricKeyType === algorithm.key &&
    verify(hash, parts.attributes, certificate.key, parts.signature);
  if (!isSigned) problems.push('wrongKey');
  return { problems, certificate, others };
}

/** Signatures of other programs may lack the attribute: then the certificate is the one named, and that is all. */
function namesCertificate(value: Der | undefined, certificate: Certificate): boolean {
  if (value === undefined) return true;
  const [first] = partsOf(expectTag(partsOf(value)[0], TAG.sequence));
  const parts = partsOf(expectTag(first, TAG.sequence));
  const algorithm = parts[0]?.tag === TAG.sequence ? HASHES[oidText(partsOf(parts[0])[0])] : 'sha256';
  const named = parts.find((part) => part.tag === TAG.octets);
  if (algorithm === undefined || named === undefined) return false;
  return same(named.content, createHash(algorithm).update(certificate.der).digest());
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}
