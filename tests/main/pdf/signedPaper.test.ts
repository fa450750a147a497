import { afterAll, describe, expect, it } from 'vitest';
import { createPdfRenderer } from '#main/pdf/renderPdf.ts';
import { breakable, letterheadLines, type SignedPaper, signatureBlocks } from '#main/pdf/signedPaper.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aPng } from './pictures.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.stop());

function aPaper(parts: Partial<SignedPaper> = {}): SignedPaper {
  return {
    title: 'Acta de prueba',
    language: 'es-MX',
    letterhead: { institution: 'Procuraduría Social', lines: ['Mitla 250'], logo: null },
    referenceLabel: 'Folio',
    reference: 'AC-2026-000001',
    copies: ['Original', 'Copia'],
    footer: 'Pie',
    pageLabel: 'Página {page} de {pages}',
    watermark: null,
    content: [{ text: 'Se hace constar.' }],
    images: {},
    ...parts,
  };
}

const read = async (paper: SignedPaper) => readPdf(await renderer.render(paper));

describe('a paper that people sign', () => {
  it('comes in as many copies as it names, each with the letterhead and pages of its own', async () => {
    const content = [{ text: 'Primera', pageBreak: 'after' as const }, { text: 'Segunda' }];
    const { pages, isTagged } = await read(aPaper({ content }));
    expect(isTagged).toBe(true);
    expect(pages).toHaveLength(4);
    const found = pages.map((page) => [
      /Original|Copia/.exec(page)?.[0],
      /Página \d de \d/.exec(page)?.[0],
      page.includes('Procuraduría Social') && page.includes('Mitla 250') && page.includes('AC-2026-000001'),
    ]);
    expect(found).toEqual([
      ['Original', 'Página 1 de 2', true],
      ['Original', 'Página 2 de 2', true],
      ['Copia', 'Página 1 de 2', true],
      ['Copia', 'Página 2 de 2', true],
    ]);
  });

  it('has a line for each who signs: with their name, their drawing, or left to be filled in', async () => {
    const lines = [
      { role: 'Entrega', name: 'Tadeo Rivas', details: ['Soporte'], image: 'drawn', note: 'Firmado hoy' },
      { role: 'Autoriza', name: null, details: [], image: null, note: null },
    ];
    const pdf = await read(
      aPaper({
        copies: ['Original'],
        content: [signatureBlocks(lines, 'Nombre y firma')],
        images: { drawn: aPng(300, 100) },
      }),
    );
    expect(pdf.imageCount).toBe(1);
    for (const words of ['ENTREGA', 'Tadeo Rivas', 'Soporte', 'Firmado hoy', 'AUTORIZA', 'Nombre y firma']) {
      expect(pdf.text).toContain(words);
    }
  });

  it('never tears the signatures apart at the end of a page', async () => {
    const line = { role: 'Recibe', name: 'Renata', details: ['Analista'], image: null, note: null };
    for (const height of [500, 540, 560, 580]) {
      const content = [
        { text: ' ', margin: [0, height, 0, 0] as [number, number, number, number] },
        signatureBlocks([line], 'Nombre'),
      ];
      const { pages } = await read(aPaper({ copies: ['Original'], content }));
      const signed = pages.filter((page) => /RECIBE|Renata|Analista/.test(page));
      expect(signed).toHaveLength(1);
    }
  });

  it('says across every page that it is a draft, where it is one', async () => {
    const { pages } = await read(aPaper({ watermark: 'BORRADOR' }));
    for (const page of pages) expect(page).toContain('BORRADOR');
    expect((await read(aPaper())).text).not.toContain('BORRADOR');
  });

  it('shows the logo of the institution, and none where it has none', async () => {
    const letterhead = { institution: 'Procuraduría Social', lines: [], logo: 'logo' };
    expect((await read(aPaper({ letterhead, images: { logo: aPng(80, 40) } }))).imageCount).toBe(1);
    expect((await read(aPaper())).imageCount).toBe(0);
  });
});

describe('the parts of it', () => {
  it('keeps a letterhead to a few lines and loses none of its words', () => {
    expect(letterheadLines(' Unidad \n\n Mitla 250 ')).toEqual(['Unidad', 'Mitla 250']);
    expect(letterheadLines('a\nb\nc\nd\ne')).toEqual(['a', 'b', 'c', 'd · e']);
    expect(letterheadLines('')).toEqual([]);
  });

  it('lets long words break and leaves the others alone', () => {
    expect(breakable('corto', 5)).toBe('corto');
    expect(breakable('ABCDEFGHIJ K', 4)).toBe('ABCD\u200bEFGH\u200bIJ K');
  });
});
