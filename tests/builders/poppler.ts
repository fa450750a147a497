import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine reads PDFs with programs of its own (poppler); without them the tests that need one are skipped. */
export function hasPoppler(): boolean {
  return spawnSync('pdfinfo', ['-v']).status === 0 && spawnSync('pdftoppm', ['-v']).status === 0;
}

function withFile<T>(bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'soporte-pdf-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `pdfinfo` says, by its labels. */
export function pdfInfo(bytes: Uint8Array): ReadonlyMap<string, string> {
  return withFile(bytes, (file) => {
    const lines = execFileSync('pdfinfo', [file]).toString().split('\n');
    return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(17).trim()]));
  });
}

/** The tree of elements with their texts, as a reader of tagged documents walks it. */
export function pdfStructure(bytes: Uint8Array): string {
  return withFile(bytes, (file) =>
    execFileSync('pdfinfo', ['-struct-text', file], { maxBuffer: 64_000_000 }).toString(),
  );
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each point, line by line. */
  readonly points: Uint8Array;
}

/** The pages as they are printed. */
export function pdfPictures(bytes: Uint8Array, dotsPerInch = 50): Picture[] {
  return withFile(bytes, (file, folder) => {
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ppm'))
      .sort()
      .map((name) => pictureOf(readFileSync(join(folder, name))));
  });
}

function pictureOf(ppm: Buffer): Picture {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('This is no picture of a page');
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    points: new Uint8Array(ppm.subarray(head[0].length)),
  };
}

/** Points of a colour, with as much tolerance as smoothed edges need. */
export function pointsOf({ points }: Picture, colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < points.length; at += 3) {
    const off =
      Math.abs((points[at] ?? 0) - red) +
      Math.abs((points[at + 1] ?? 0) - green) +
      Math.abs((points[at + 2] ?? 0) - blue);
    if (off < 12) found += 1;
  }
  return found;
}

/** Whether anything is printed within so many points (72 an inch) of an edge of the page. */
export function isInkInMargin({ width, height, points }: Picture, margin: number, dotsPerInch = 50): boolean {
  const edge = Math.floor((margin * dotsPerInch) / 72);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x >= edge && x < width - edge && y >= edge && y < height - edge) continue;
      const at = (y * width + x) * 3;
      if ((points[at] ?? 255) + (points[at + 1] ?? 255) + (points[at + 2] ?? 255) < 700) return true;
    }
  }
  return false;
}
