import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Ten years: whoever trusts it pins it; the institution's own certificate replaces it. */
const DAYS = 3_650;

/** The server's own certificate, made at the first start that needs one and kept in the profile. */
export async function ownCertificate(profileDir: string, hostName: string): Promise<Certificate> {
  const keyFile = join(profileDir, 'https-key.pem');
  const certFile = join(profileDir, 'https-cert.pem');
  try {
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const notAfterDate = new Date(Date.now() + DAYS * 86_400_000);
  const made = await generate([{ name: 'commonName', value: hostName }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate,
  });
  await mkdir(profileDir, { recursive: true });
  await writeWhole(keyFile, made.private);
  await writeWhole(certFile, made.cert);
  return { key: made.private, cert: made.cert };
}

async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
