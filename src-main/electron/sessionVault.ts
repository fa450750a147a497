import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';

/** The session token between two starts, encrypted by the operating system's own key store. */
export class SessionVault {
  readonly #file: string;
  /** Where nothing can encrypt, the token lives as long as the program and the person signs in again next time. */
  #inMemory: string | null = null;

  constructor(profileDir: string) {
    this.#file = join(profileDir, 'session.bin');
  }

  #canEncrypt(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false;
    // Linux without a key ring "encrypts" with a fixed password, which protects nothing.
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  }

  async load(): Promise<string | null> {
    if (this.#inMemory !== null || !this.#canEncrypt()) return this.#inMemory;
    try {
      return safeStorage.decryptString(await readFile(this.#file));
    } catch {
      // None kept, or kept by another account or before a change of the system's key: sign in again.
      return null;
    }
  }

  async save(token: string): Promise<void> {
    this.#inMemory = token;
    if (!this.#canEncrypt()) return;
    await writeFile(`${this.#file}.new`, safeStorage.encryptString(token), { mode: 0o600 });
    await rename(`${this.#file}.new`, this.#file);
  }

  async clear(): Promise<void> {
    this.#inMemory = null;
    await rm(this.#file, { force: true });
  }
}
