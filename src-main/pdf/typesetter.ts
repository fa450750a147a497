import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type FontFile, readFontFile } from './fontFile.ts';
import './keptRows.ts';
import { tableLayouts } from './styles.ts';

/** pdfmake as every thread of ours uses it: one font, no network, no files, our tables. Only threads import this. */

const fontFolder = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);
pdfmake.setFonts({
  Roboto: {
    normal: join(fontFolder, 'Roboto-Regular.ttf'),
    bold: join(fontFolder, 'Roboto-Medium.ttf'),
    italics: join(fontFolder, 'Roboto-Italic.ttf'),
    bolditalics: join(fontFolder, 'Roboto-MediumItalic.ttf'),
  },
});
// Documents hold what people wrote: whatever slips into them must reach neither the network nor other files.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder));
pdfmake.setTableLayouts(tableLayouts);

/** What it sets text with, to be measured before. */
export function textFont(): FontFile {
  return readFontFile(readFileSync(join(fontFolder, 'Roboto-Regular.ttf')));
}

/** Of headings and sums; wider than the other. */
export function boldFont(): FontFile {
  return readFontFile(readFileSync(join(fontFolder, 'Roboto-Medium.ttf')));
}

/** The bytes of a document. @throws when something in it cannot be laid out */
export async function typeset(definition: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

/** PNG and JPEG files as pdfmake takes them, by their names. */
export function dataUrls(images: Readonly<Record<string, Uint8Array>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(images).map(([name, bytes]) => {
      const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
      return [name, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`];
    }),
  );
}
