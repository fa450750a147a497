import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { DAY } from '#shared/kernel/time.ts';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** `SHA256:AB:CD:…` of the certificate: what desktop programs pin and people compare. */
  readonly fingerprint: string;
  /** UTC ms. */
  readonly validTo: number;
}

/** Where the institution's own certificate lies, PEM both; the certificate may carry its chain. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** The institution's certificate cannot be used; the message says why in one sentence. */
export class CertificateFault extends Error {
  readonly code = 'certificate';
}

/** Ten years: whoever trusts it pins it; the institution's own certificate replaces it. */
const DAYS = 3_650;
/** So long before its end a new one is made. */
const RENEWED_BEFORE = 60 * DAY;

/**
 * The server's own certificate, made at the first start that needs one, kept in the profile and renewed with the same
 * key before it expires. It names every address that the machine has when it is made.
 *
 * @param now UTC ms
 */
export async function ownCertificate(
  profileDir: string,
  hostName: string,
  now: number,
): Promise<Certificate> {
  const keyFile = join(profileDir, 'https-key.pem');
  const certFile = join(profileDir, 'https-cert.pem');
  const stored = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')]).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT') throw fault;
      return null;
    },
  );
  const kept = stored === null ? null : described(stored[0], stored[1]);
  if (kept !== null && kept.validTo - now > RENEWED_BEFORE) return kept;
  const made = await generate([{ name: 'commonName', value: hostName }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + DAYS * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: namesOfMachine(hostName).map((name) =>
          isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
        ),
      },
    ],
    ...(kept === null ? {} : { keyPair: pairOf(kept) }),
  });
  await mkdir(profileDir, { recursive: true });
  await writeWhole(keyFile, made.private);
  await writeWhole(certFile, made.cert);
  return described(made.private, made.cert);
}

function pairOf({ key, cert }: Certificate): { privateKey: string; publicKey: string } {
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'pem' });
  const privateKey = createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' });
  return { privateKey: String(privateKey), publicKey: String(publicKey) };
}

/** What somebody may type to reach this machine. Addresses of one link only (`fe80::`) are nobody's habit. */
function namesOfMachine(hostName: string): readonly string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => !/^fe80:/i.test(address));
  const anywhere = ['0.0.0.0', '::'];
  const names = [hostName, hostname(), 'localhost', '127.0.0.1', '::1', ...addresses];
  return [...new Set(names)].filter((name) => name !== '' && !anywhere.includes(name));
}

/**
 * The institution's certificate, fit to be served.
 *
 * @param now UTC ms
 * @throws {CertificateFault}
 */
export async function institutionCertificate(files: CertificateFiles, now: number): Promise<Certificate> {
  const { certFile, keyFile } = files;
  const cert = await readPem(certFile);
  const key = await readPem(keyFile);
  const parsed = tried(() => new X509Certificate(cert));
  if (parsed === null) throw new CertificateFault(`${certFile} is no certificate in PEM form.`);
  if (/^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(key)) {
    throw new CertificateFault(`The key in ${keyFile} asks for a passphrase; a server needs one without.`);
  }
  const privateKey = tried(() => createPrivateKey(key));
  if (privateKey === null) throw new CertificateFault(`${keyFile} is no private key in PEM form.`);
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new CertificateFault(`The key in ${keyFile} does not belong to the certificate in ${certFile}.`);
  }
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const certificate = described(key, cert);
  if (certificate.validTo <= now) {
    throw new CertificateFault(`The certificate in ${certFile} expired on ${day(certificate.validTo)}.`);
  }
  const validFrom = Date.parse(parsed.validFrom);
  if (validFrom > now) {
    throw new CertificateFault(`The certificate in ${certFile} is not valid before ${day(validFrom)}.`);
  }
  return certificate;
}

async function readPem(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CertificateFault(`${file} cannot be read.`, { cause });
  }
}

function tried<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

function described(key: string, cert: string): Certificate {
  const { fingerprint256, validTo } = new X509Certificate(cert);
  return { key, cert, fingerprint: `SHA256:${fingerprint256}`, validTo: Date.parse(validTo) };
}

async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
