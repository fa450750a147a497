import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Place, place as placeShape } from '#shared/place/place.ts';

/** `place.json` cannot be followed. Nobody gets a database of their own instead. */
export class PlaceFileFault extends Error {
  readonly code = 'placeFile';
}

const fileIn = (profileDir: string) => join(profileDir, 'place.json');

/**
 * Where this installation was told to work; null where nobody has said anything.
 *
 * @throws {PlaceFileFault}
 */
export function readPlaceFile(profileDir: string): Place | null {
  const file = fileIn(profileDir);
  const text = textOf(file);
  if (text === null) return null;
  try {
    return placeShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new PlaceFileFault(`${file} does not say where this installation works.`, { cause });
  }
}

/** Says it so that a power cut leaves the old file or the new one. */
export function writePlaceFile(profileDir: string, place: Place): void {
  write(profileDir, `${JSON.stringify(placeShape.parse(place), null, 2)}\n`);
}

/** Remembers the file as it is, understood or not; what it returns puts that back. */
export function keepPlaceFile(profileDir: string): () => void {
  const text = textOf(fileIn(profileDir));
  return () => {
    if (text === null) rmSync(fileIn(profileDir), { force: true });
    else write(profileDir, text);
  };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new PlaceFileFault(`${file} cannot be read.`, { cause });
  }
}

function write(profileDir: string, text: string): void {
  mkdirSync(profileDir, { recursive: true });
  const draft = `${fileIn(profileDir)}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, fileIn(profileDir));
}
