import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';

const kept = z.record(z.string(), z.string());
/** Places come and go; the ones that were left longest ago are forgotten. */
const MOST_PLACES = 20;

/**
 * The session token between two starts, encrypted by the operating system's own key store. Each place has its own: one
 * that was given out by a server, or of a database, never goes to another.
 */
export class SessionVault {
  readonly #file: string;
  readonly #placeNow: () => string;
  /** Where nothing can encrypt, the tokens live as long as the program and the person signs in again next time. */
  #inMemory: Readonly<Record<string, string>> | null = null;

  /** @param placeNow names the present place */
  constructor(profileDir: string, placeNow: () => string) {
    this.#file = join(profileDir, 'session.bin');
    this.#placeNow = placeNow;
  }

  #canEncrypt(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false;
    // Linux without a key ring "encrypts" with a fixed password, which protects nothing.
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  }

  async load(): Promise<string | null> {
    const place = this.#placeNow();
    return (await this.#all())[place] ?? null;
  }

  async save(token: string): Promise<void> {
    const place = this.#placeNow();
    const { [place]: _before, ...others } = await this.#all();
    await this.#keep(Object.fromEntries([...Object.entries(others), [place, token]].slice(-MOST_PLACES)));
  }

  async clear(): Promise<void> {
    const place = this.#placeNow();
    const { [place]: _before, ...others } = await this.#all();
    await this.#keep(others);
  }

  async #all(): Promise<Readonly<Record<string, string>>> {
    if (this.#inMemory !== null || !this.#canEncrypt()) return this.#inMemory ?? {};
    try {
      return kept.parse(JSON.parse(safeStorage.decryptString(await readFile(this.#file))));
    } catch {
      // None kept, or kept by another account or before a change of the system's key: sign in again.
      return {};
    }
  }

  async #keep(tokens: Readonly<Record<string, string>>): Promise<void> {
    this.#inMemory = tokens;
    if (!this.#canEncrypt()) return;
    await writeFile(`${this.#file}.new`, safeStorage.encryptString(JSON.stringify(tokens)), { mode: 0o600 });
    await rename(`${this.#file}.new`, this.#file);
  }
}
