import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { rootFolder } from '../files/rootFolder.ts';
import type { PdfAnswer, PdfDrawings, PdfJob } from './pdfJob.ts';
import type { SignedPaper } from './signedPaper.ts';
import { signedPaperDefinition } from './signedPaperDefinition.ts';
import { pdfStyles } from './styles.ts';
import { dataUrls, typeset } from './typesetter.ts';

/** Renders one document after the other in a thread of its own: laying out a long one takes seconds. */

const mark = readFileSync(join(rootFolder(), 'resources', 'icons', 'icon.svg'), 'utf8');
const MARGIN = 48;

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
    return { ok: true, bytes: await typeset(anyDefinition(job)) };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
}

parentPort?.on('message', (job: Job) => {
  void render(job).then((answer) => parentPort?.postMessage(answer, answer.ok ? [answer.bytes.buffer] : []));
});
