import { inflateSync } from 'node:zlib';

/** What a test reads of a PDF that our renderer made. */
export interface PdfReading {
  /** The text of each page, a line a line, in the order in which it was set. */
  readonly pages: readonly string[];
  readonly text: string;
  readonly imageCount: number;
  readonly isTagged: boolean;
  readonly language: string | null;
  readonly title: string | null;
}

/** Reads text by the fonts' own ToUnicode tables, so that a fresh machine needs no tool of its own for it. */
export function readPdf(bytes: Uint8Array): PdfReading {
  const raw = Buffer.from(bytes).toString('latin1');
  if (!raw.startsWith('%PDF-')) throw new Error('This is no PDF');
  const objects = new Map<number, string>();
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(Number(id), body);
  }
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1];
      if (unicode !== undefined) fonts.set(name, characters(streamOf(objects.get(Number(unicode)) ?? '')));
    }
  }
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body) => /\/Contents (\d+) 0 R/.exec(body)?.[1])
    .map((id) => pageText(streamOf(objects.get(Number(id)) ?? ''), fonts));
  const catalog = [...objects.values()].find((body) => body.includes('/Type /Catalog')) ?? '';
  const info = [...objects.values()].find((body) => body.includes('/Producer')) ?? '';
  return {
    pages,
    text: pages.join('\n'),
    imageCount: imageCount(objects),
    isTagged: /\/Marked true/.test(catalog) || /\/Marked true/.test(raw),
    language: textString(/\/Lang (\([^)]*\))/.exec(catalog)?.[1]),
    title: titleOf(info, objects),
  };
}

/** Pictures, without the masks that hold their transparency. */
function imageCount(objects: ReadonlyMap<number, string>): number {
  const masks = new Set([...objects.values()].map((body) => Number(/\/SMask (\d+) 0 R/.exec(body)?.[1])));
  return [...objects].filter(([id, body]) => body.includes('/Subtype /Image') && !masks.has(id)).length;
}

function titleOf(info: string, objects: ReadonlyMap<number, string>): string | null {
  const id = /\/Title (\d+) 0 R/.exec(info)?.[1];
  const within = id === undefined ? /\/Title ([\s\S]*)/.exec(info)?.[1] : objects.get(Number(id));
  return textString(/^\((?:\\[\s\S]|[^)\\])*\)/.exec(within ?? '')?.[0]);
}

function streamOf(body: string): string {
  const at = body.indexOf('stream\n');
  if (at < 0) return '';
  const data = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
  return body.slice(0, at).includes('/FlateDecode')
    ? inflateSync(data).toString('latin1')
    : data.toString('latin1');
}

function characters(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const text = (hex: string) =>
    String.fromCharCode(...(hex.match(/[\da-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([\da-f ]*)>/g)].entries()) {
      found.set(Number.parseInt(from, 16) + index, text(hex));
    }
  }
  return found;
}

function pageText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  const lines: string[] = [];
  let font: ReadonlyMap<number, string> = new Map();
  let lastY: string | undefined;
  for (const [, block = ''] of content.matchAll(/BT\n([\s\S]*?)ET/g)) {
    const y = /1 0 0 1 [\d.-]+ ([\d.-]+) Tm/.exec(block)?.[1];
    const name = /\/(F\d+) [\d.]+ Tf/.exec(block)?.[1];
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    const words = [...block.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) =>
      (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join(''),
    );
    if (y === lastY && lines.length > 0) lines.push(`${lines.pop()}${words.join('')}`);
    else lines.push(words.join(''));
    lastY = y;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** A PDF string in parentheses: UTF-16 with its mark, or as it stands. */
function textString(literal: string | undefined): string | null {
  if (literal === undefined) return null;
  const bytes = literal.slice(1, -1).replace(/\\([nrtbf()\\])/g, (_all, code: string) => {
    const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    return controls[code] ?? code;
  });
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  const buffer = Buffer.from(bytes.slice(2), 'latin1');
  return buffer.swap16().toString('utf16le');
}
