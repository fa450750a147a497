import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRememberedHeads, type RememberedHeads } from './rememberedHeads.ts';

/** Signs with the installation's own key. */
export interface Signer {
  readonly keyId: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Ed25519; about 40 µs. */
  sign(message: Uint8Array): Uint8Array;
}

/** What this installation keeps in its profile, never beside the database. */
export interface InstallationKeys {
  readonly signer: Signer;
  readonly heads: RememberedHeads;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

const KEY_FILE = 'installation-key.pem';

/** The installation's key pair and remembered heads; the key is made at the first use of a profile. */
export async function openInstallationKeys(profileDir: string): Promise<InstallationKeys> {
  await mkdir(profileDir, { recursive: true, mode: 0o700 });
  const privateKey = await installationKey(join(profileDir, KEY_FILE));
  const heads = await openRememberedHeads(profileDir);
  return { signer: signerWith(privateKey), heads, close: () => heads.close() };
}

async function installationKey(file: string): Promise<KeyObject> {
  const stored = await readIfThere(file);
  if (stored !== null) return createPrivateKey(stored);
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${randomUUID()}.tmp`;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(draft, pem, { mode: 0o600, flush: true });
  try {
    // A link, unlike a rename, fails where another process was faster: both then use the same key.
    await link(draft, file);
    return privateKey;
  } catch (error) {
    const faster = await readIfThere(file);
    if (faster !== null) return createPrivateKey(faster);
    // Some file systems have no links; there a second process at this very moment is a risk we take.
    if (!isErrorCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error;
    await rename(draft, file);
    return privateKey;
  } finally {
    await rm(draft, { force: true });
  }
}

function isErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** A signer for a private Ed25519 key. */
export function signerWith(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { keyId: keyIdOf(publicKey), publicKey, sign: (message) => sign(null, message, privateKey) };
}

/** A key's id follows from the key, so that no row can give a key another's name. */
export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
}

/** Whether `signature` is that of `publicKey` (DER) over `message`. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature);
  } catch {
    // Bytes that are no key sign nothing.
    return false;
  }
}
