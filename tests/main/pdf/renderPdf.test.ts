import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { imageSize } from '#main/pdf/imageSize.ts';
import type { PdfJob } from '#main/pdf/pdfJob.ts';
import { printable } from '#main/pdf/printable.ts';
import { createPdfRenderer, type PdfRenderer } from '#main/pdf/renderPdf.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { JPEG, PNG } from './pictures.ts';

let renderer: PdfRenderer | undefined;

afterEach(async () => {
  await renderer?.stop();
  renderer = undefined;
});

function started(limits: Parameters<typeof createPdfRenderer>[0] = {}): PdfRenderer {
  renderer = createPdfRenderer(limits);
  return renderer;
}

function aJob(parts: Partial<PdfJob> = {}): PdfJob {
  return {
    title: 'Constancia de prueba',
    language: 'es-MX',
    letterhead: { institution: 'Procuraduría Social', document: 'Constancia', reference: 'SB-2026-000001' },
    footer: 'Impreso hoy',
    pageLabel: 'Página {page} de {pages}',
    content: [{ text: 'Atención número uno' }],
    images: {},
    ...parts,
  };
}

describe('the PDF renderer', () => {
  it('makes a tagged document with title, language, letterhead and numbered pages', async () => {
    const pages = ['uno', 'dos', 'tres'].map((text) => ({ text, pageBreak: 'after' as const }));
    const pdf = readPdf(await started().render(aJob({ content: [...pages, { text: 'fin' }] })));
    expect(pdf).toMatchObject({ isTagged: true, language: 'es-MX', title: 'Constancia de prueba' });
    expect(pdf.pages).toHaveLength(4);
    expect(pdf.pages[2]).toContain('Página 3 de 4');
    for (const page of pdf.pages) expect(page).toContain('Procuraduría Social');
  });

  it('renders many at once with one thread, each its own', async () => {
    const one = started();
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => one.render(aJob({ content: [{ text: `Número ${index}` }] }))),
    );
    expect(made.map((bytes) => /Número \d/.exec(readPdf(bytes).text)?.[0])).toEqual(
      Array.from({ length: 8 }, (_, index) => `Número ${index}`),
    );
  });

  it('sets words of any length and kind without falling over', async () => {
    const odd = [
      'x'.repeat(5_000),
      'Emoji 😀👩‍💻 y más',
      'مرحبا بالعالم שלום',
      'Suelto \ud800 y \udc00',
      '\u0000\u0007control',
      '漢字',
      '',
    ];
    const pdf = readPdf(
      await started().render(aJob({ content: odd.map((text) => ({ text: printable(text) })) })),
    );
    expect(pdf.text).toContain('Emoji');
    expect(pdf.text).toContain('Suelto');
    expect(pdf.text).toContain('control');
  });

  it('gives up on a document that takes too long, and renders the next one', async () => {
    const one = started({ timeLimitMs: 1 });
    await expect(one.render(aJob())).rejects.toMatchObject({ name: 'PdfFailed', code: 'timeLimit' });
    const patient = started();
    await expect(
      patient.render(aJob({ images: { a: PNG.subarray(0, 40) }, content: [{ image: 'a' }] })),
    ).rejects.toMatchObject({
      code: 'broken',
    });
    expect(readPdf(await patient.render(aJob())).text).toContain('Atención número uno');
  });

  it('refuses more waiting documents than its queue holds', async () => {
    const one = started({ queue: 1 });
    const first = one.render(aJob());
    await expect(one.render(aJob())).rejects.toMatchObject({ code: 'queueFull' });
    expect((await first).byteLength).toBeGreaterThan(1_000);
  });

  it('fetches nothing from the network and reads no file, whatever the content says', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end(PNG);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const one = started();
    for (const image of [`http://127.0.0.1:${port}/a.png`, '/etc/hostname', 'package.json']) {
      await expect(one.render(aJob({ content: [{ image }] }))).rejects.toMatchObject({ code: 'broken' });
    }
    expect(asked).toBe(0);
    server.close();
  });

  it('shows PNG and JPEG pictures', async () => {
    const content = [{ image: 'a' }, { image: 'b' }];
    const pdf = readPdf(await started().render(aJob({ content, images: { a: PNG, b: JPEG } })));
    expect(pdf.imageCount).toBe(2);
  });
});

describe('imageSize', () => {
  it('reads the size of PNG and JPEG from their headers', () => {
    expect(imageSize(PNG)).toEqual({ width: 3, height: 2 });
    expect(imageSize(JPEG)).toEqual({ width: 1, height: 1 });
  });

  it('knows nothing of other files, nor of a header that is cut off', () => {
    expect(imageSize(Buffer.from('GIF89a'))).toBeNull();
    expect(imageSize(PNG.subarray(0, 12))).toBeNull();
    expect(imageSize(JPEG.subarray(0, 24))).toBeNull();
    expect(imageSize(new Uint8Array())).toBeNull();
  });
});
