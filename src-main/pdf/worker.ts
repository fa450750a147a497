import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { rootFolder } from '../files/rootFolder.ts';
import type { PdfAnswer, PdfDrawings, PdfJob } from './pdfJob.ts';
import type { SignedPaper } from './signedPaper.ts';
import { signedPaperDefinition } from './signedPaperDefinition.ts';
import { pdfStyles, tableLayouts } from './styles.ts';

/** Renders one document after the other in a thread of its own: laying out a long one takes seconds. */

const fonts = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);
pdfmake.setFonts({
  Roboto: {
    normal: join(fonts, 'Roboto-Regular.ttf'),
    bold: join(fonts, 'Roboto-Medium.ttf'),
    italics: join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
  },
});
// Documents hold what people wrote: whatever slips into them must reach neither the network nor other files.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
pdfmake.setTableLayouts(tableLayouts);

const mark = readFileSync(join(rootFolder(), 'resources', 'icons', 'icon.svg'), 'utf8');
const MARGIN = 48;

function dataUrl(bytes: Uint8Array): string {
  const type = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function dataUrls(images: PdfJob['images']): Record<string, string> {
  return Object.fromEntries(Object.entries(images).map(([name, bytes]) => [name, dataUrl(bytes)]));
}

function definitionOf(job: PdfJob): TDocumentDefinitions {
  const { letterhead } = job;
  return {
    pageSize: 'LETTER',
    pageMargins: [MARGIN, 84, MARGIN, 56],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: job.language,
    info: { title: job.title, author: letterhead.institution, creator: 'SoporteBalance' },
    header: {
      margin: [MARGIN, 28, MARGIN, 0],
      columns: [
        { width: 30, svg: mark, fit: [30, 30] },
        {
          width: '*',
          margin: [10, 2, 10, 0],
          stack: [
            { text: letterhead.institution, style: 'institution' },
            { text: letterhead.document, style: 'muted' },
          ],
        },
        { width: 'auto', text: letterhead.reference, style: 'reference', margin: [0, 6, 0, 0] },
      ],
    },
    footer: (page, pages) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      columns: [
        { width: '*', text: job.footer, style: 'muted' },
        {
          width: 'auto',
          text: job.pageLabel.replace('{page}', String(page)).replace('{pages}', String(pages)),
          style: 'muted',
        },
      ],
    }),
    content: [...job.content],
    images: dataUrls(job.images),
    styles: pdfStyles,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: '#1b2222' },
  };
}

function drawingsOf({ page, ...job }: PdfDrawings): TDocumentDefinitions {
  return {
    pageSize: page,
    pageMargins: 0,
    // pdfmake turns a page to lie down unless told that it stands.
    pageOrientation: page.width > page.height ? 'landscape' : 'portrait',
    version: '1.7',
    displayTitle: true,
    language: job.language,
    info: { title: job.title, author: job.author, creator: 'SoporteBalance' },
    content: job.drawings.map((svg, index) => ({
      svg,
      ...page,
      absolutePosition: { x: 0, y: 0 },
      ...(index === 0 ? {} : { pageBreak: 'before' as const }),
    })),
    defaultStyle: { font: 'Roboto' },
  };
}

type Job = PdfJob | PdfDrawings | SignedPaper;

function anyDefinition(job: Job): TDocumentDefinitions {
  if ('drawings' in job) return drawingsOf(job);
  return 'copies' in job ? signedPaperDefinition(job, dataUrls(job.images)) : definitionOf(job);
}

async function render(job: Job): Promise<PdfAnswer> {
  try {
    const buffer = await pdfmake.createPdf(anyDefinition(job)).getBuffer();
    return { ok: true, bytes: new Uint8Array(buffer) };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
}

parentPort?.on('message', (job: Job) => {
  void render(job).then((answer) => parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : []));
});
