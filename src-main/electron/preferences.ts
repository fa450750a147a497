import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shellLanguages } from '#shared/desktop/bridge.ts';

const shape = z.object({
  window: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      maximised: z.boolean(),
    })
    .optional()
    .catch(undefined),
  language: z.enum(shellLanguages).optional().catch(undefined),
  /** Whether the person was told that closing the window leaves the program in the tray. */
  trayTold: z.boolean().catch(false).default(false),
});

export type Preferences = z.infer<typeof shape>;
export type WindowState = NonNullable<Preferences['window']>;

/** What this installation remembers of the window and its language, in `shell.json` of the profile. */
export class PreferenceFile {
  readonly #file: string;
  #current: Preferences;

  constructor(profileDir: string) {
    mkdirSync(profileDir, { recursive: true });
    this.#file = join(profileDir, 'shell.json');
    this.#current = this.#read();
  }

  /** A missing or damaged file is as good as none: these are conveniences. */
  #read(): Preferences {
    try {
      const stored = shape.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      if (stored.success) return stored.data;
    } catch {
      // first start
    }
    return { trayTold: false };
  }

  get current(): Preferences {
    return this.#current;
  }

  change(changes: Partial<Preferences>): void {
    this.#current = { ...this.#current, ...changes };
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify(this.#current));
      renameSync(`${this.#file}.new`, this.#file);
    } catch (error) {
      console.warn('The window preferences could not be saved:', error);
    }
  }
}
