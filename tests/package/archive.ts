import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An entry of the header of an asar archive: a folder, or a file inside or (unpacked) beside it. */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
}

export interface PackedFile {
  /** With `/`, from the root of the program. */
  readonly path: string;
  readonly unpacked: boolean;
  readonly size: number;
  readonly offset: number;
}

function* filesOf(entry: Entry, path: string): Generator<PackedFile> {
  for (const [name, child] of Object.entries(entry.files ?? {})) {
    const place = path === '' ? name : `${path}/${name}`;
    if (child.files) yield* filesOf(child, place);
    else {
      yield {
        path: place,
        unpacked: child.unpacked ?? false,
        size: child.size ?? 0,
        offset: Number(child.offset ?? 0),
      };
    }
  }
}

/** What an asar archive holds: two sizes in Chromium's pickle form, a JSON header, then the files one after another. */
export class Archive {
  readonly files: readonly PackedFile[];
  readonly #path: string;
  readonly #bytes: Buffer;
  readonly #base: number;

  constructor(path: string) {
    this.#path = path;
    this.#bytes = readFileSync(path);
    this.#base = 8 + this.#bytes.readUInt32LE(4);
    const length = this.#bytes.readUInt32LE(12);
    const header = JSON.parse(this.#bytes.subarray(16, 16 + length).toString('utf8')) as Entry;
    this.files = [...filesOf(header, '')];
  }

  read(file: PackedFile): Buffer {
    return this.#bytes.subarray(this.#base + file.offset, this.#base + file.offset + file.size);
  }

  /** Lays everything out in a folder, unpacked files too, as the program sees it. */
  extract(folder: string): void {
    for (const file of this.files) {
      const place = join(folder, file.path);
      mkdirSync(dirname(place), { recursive: true });
      const beside = join(`${this.#path}.unpacked`, file.path);
      if (!file.unpacked) writeFileSync(place, this.read(file));
      else if (existsSync(beside)) cpSync(beside, place);
    }
  }
}
