import type { CertificateFault, CertificateVerdict } from '#shared/signing/certificate.ts';
import { OID } from '#shared/signing/oids.ts';
import {
  allowsUsage,
  type Certificate,
  isStrongKey,
  isStronglySigned,
  readCertificate,
} from './certificate.ts';

/** A certification authority that the administrator added. */
export interface Anchor {
  readonly certificate: Certificate;
  /** Others only help to find the way. */
  readonly isRoot: boolean;
}

export interface CheckedCertificate {
  readonly certificate: Certificate;
  /** From its issuer upwards, as far as a way was found. */
  readonly chain: readonly Certificate[];
  readonly faults: readonly CertificateFault[];
}

/** Longer ways do not exist, and more of them are made to keep us busy. */
const LONGEST = 6;
const MOST_STEPS = 100;

/** Extensions that are looked at here, or that restrict nothing about signing a document. */
const KNOWN: ReadonlySet<string> = new Set([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.subjectAlternativeName,
  OID.authorityKeyIdentifier,
  OID.subjectKeyIdentifier,
  OID.crlDistributionPoints,
  OID.certificatePolicies,
]);

/**
 * Whether somebody may sign with a certificate at a moment: its dates, what its key is for, its strength, that it is no
 * seal, and that a chain of really verified signatures leads to a trusted root. Revocation is not asked for.
 *
 * @param others certificates that came with it; they prove nothing by themselves
 * @param at UTC ms
 */
export function checkCertificate(
  certificate: Certificate,
  others: readonly Certificate[],
  anchors: readonly Anchor[],
  at: number,
): CheckedCertificate {
  const faults = new Set<CertificateFault>();
  if (at < certificate.from) faults.add('notYetValid');
  if (at > certificate.to) faults.add('expired');
  if (!allowsUsage(certificate, 'digitalSignature') && !allowsUsage(certificate, 'nonRepudiation')) {
    faults.add('keyUsage');
  }
  if (certificate.facts.kind === 'csd') faults.add('csd');
  if (!isStrongKey(certificate) || !isStronglySigned(certificate)) faults.add('weak');
  if (!knowsCritical(certificate)) faults.add('unknownExtension');
  const way = wayUp(certificate, others, anchors, at);
  if (!way.isTrusted) faults.add('untrusted');
  else if (way.faults.size > 0) for (const fault of way.faults) faults.add(fault);
  return { certificate, chain: way.chain, faults: [...faults] };
}

const knowsCritical = (certificate: Certificate) => certificate.critical.every((name) => KNOWN.has(name));

interface Way {
  readonly chain: readonly Certificate[];
  readonly isTrusted: boolean;
  readonly faults: ReadonlySet<CertificateFault>;
}

/** The best way upwards: to a root without a fault, else to a root, else as far as it goes. */
function wayUp(
  certificate: Certificate,
  others: readonly Certificate[],
  anchors: readonly Anchor[],
  at: number,
): Way {
  const roots = new Set(
    anchors.filter(({ isRoot }) => isRoot).map(({ certificate: root }) => root.facts.fingerprint),
  );
  const pool = new Map(
    [...anchors.map((anchor) => anchor.certificate), ...others].map((one) => [one.facts.fingerprint, one]),
  );
  pool.delete(certificate.facts.fingerprint);
  let steps = 0;
  let best: Way = { chain: [], isTrusted: false, faults: new Set() };
  const isBetter = (way: Way) => {
    if (way.isTrusted !== best.isTrusted) return way.isTrusted;
    if (way.faults.size !== best.faults.size) return way.faults.size < best.faults.size;
    return !way.isTrusted && way.chain.length > best.chain.length;
  };
  const climb = (
    below: Certificate,
    chain: readonly Certificate[],
    faults: ReadonlySet<CertificateFault>,
  ) => {
    const passed = new Set<Certificate>([certificate, ...chain]);
    for (const issuer of pool.values()) {
      steps += 1;
      if (steps > MOST_STEPS * LONGEST || (best.isTrusted && best.faults.size === 0)) return;
      if (passed.has(issuer) || !hasIssued(issuer, below)) continue;
      const isRoot = roots.has(issuer.facts.fingerprint);
      const found = new Set([...faults, ...issuerFaults(issuer, chain.length, isRoot, at)]);
      const way = { chain: [...chain, issuer], isTrusted: isRoot, faults: found };
      if (isBetter(way)) best = way;
      if (!isRoot && chain.length + 1 < LONGEST) climb(issuer, way.chain, found);
    }
  };
  climb(certificate, [], new Set());
  return best;
}

/** By name, and by a signature that really verifies. */
function hasIssued(issuer: Certificate, below: Certificate): boolean {
  if (!isStrongKey(issuer)) return false;
  return below.x509.checkIssued(issuer.x509) && below.x509.verify(issuer.key);
}

/** @param below how many authorities stand between it and the signer */
function issuerFaults(issuer: Certificate, below: number, isRoot: boolean, at: number): CertificateFault[] {
  const faults: CertificateFault[] = [];
  const mayIssue =
    issuer.isAuthority &&
    allowsUsage(issuer, 'certificateSign') &&
    (issuer.pathLength === null || below <= issuer.pathLength);
  if (!mayIssue || at < issuer.from || at > issuer.to) faults.push('badIssuer');
  // A root is trusted because it was added, not because of how it signed itself.
  if (!isRoot && !isStronglySigned(issuer)) faults.push('weak');
  if (!knowsCritical(issuer)) faults.push('unknownExtension');
  return faults;
}

/** What the wire tells of it. */
export function toVerdict({ certificate, chain, faults }: CheckedCertificate): CertificateVerdict {
  return {
    certificate: certificate.facts,
    chain: chain.map(({ facts }) => facts),
    faults: [...faults],
    revocation: 'notChecked',
  };
}

/** Those of them that can be read. */
export function readAll(ders: readonly Uint8Array[]): Certificate[] {
  return ders.flatMap((der) => readCertificate(der) ?? []);
}
