/** Raster images that a screen may show in place. Never SVG or HTML: both carry scripts. */
const SIGNATURES: readonly (readonly [mediaType: string, matches: (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (b) => startsWith(b, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', (b) => startsWith(b, [0xff, 0xd8, 0xff])],
  ['image/gif', (b) => startsWith(b, [0x47, 0x49, 0x46, 0x38])],
  [
    'image/webp',
    (b) => startsWith(b, [0x52, 0x49, 0x46, 0x46]) && startsWith(b.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  ],
];

/** Types kept for the sake of whoever downloads the file; anything else is just bytes. */
const KNOWN: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

/** How each of them begins; a text has no beginning of its own, and no NUL. */
const BEGINNINGS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (b) => startsWith(b, [0x25, 0x50, 0x44, 0x46, 0x2d]),
  txt: (b) => !b.includes(0),
  csv: (b) => !b.includes(0),
};
const isZip = (b: Uint8Array) => startsWith(b, [0x50, 0x4b]);

/** What a file is, told by its content; the name decides only among types that no browser runs, and must fit it. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string {
  const image = SIGNATURES.find(([, matches]) => matches(bytes));
  if (image !== undefined) return image[0];
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  const fits = (BEGINNINGS[extension] ?? isZip)(bytes);
  return (fits ? KNOWN[extension] : undefined) ?? 'application/octet-stream';
}

export function isInlineType(mediaType: string): boolean {
  return SIGNATURES.some(([type]) => type === mediaType);
}

// What turns the order of letters around is among them: `gpj.exe` would read as `exe.jpg`.
const REFUSED = /[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"|?*]/gu;

/** A file name without folders, control characters or what Windows refuses; never empty. */
export function safeFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .toWellFormed()
    .replace(REFUSED, '_')
    .replace(/[. ]+$/, '')
    .trim()
    .slice(0, 180)
    .toWellFormed();
  return clean === '' || /^\.+$/.test(clean) ? 'archivo' : clean;
}
