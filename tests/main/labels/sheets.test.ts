import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABEL_FORMATS } from '#shared/labels/formats.ts';
import { anAsset } from '../../builders/assets.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aPerson } from '../../builders/people.ts';
import { aDepartment } from '../tickets/department.ts';

const POINTS_PER_MM = 72 / 25.4;
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

async function withAssets(count: number) {
  const d = await aDepartment();
  const technician = await aPerson(d.t.host, { roles: ['technician'] });
  const assetIds: number[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = await anAsset(d.t.host, { inventoryNumber: `LAB-${n + 1}`, serial: `S${n}` });
    assetIds.push(id);
  }
  return { d, labels: d.as(technician).labels, assetIds };
}

/** Words of a PDF with their place in millimetres, as poppler measures them. */
async function words(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-labels-'));
  try {
    const file = join(folder, 'labels.pdf');
    await writeFile(file, bytes);
    const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    return [...html.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)</g)].map(([, x, y, text]) => ({
      x: Number(x) / POINTS_PER_MM,
      y: Number(y) / POINTS_PER_MM,
      text: text ?? '',
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a sheet of labels', () => {
  it('is a PDF of pages of the sheet’s own size, with a label for each copy of each asset', async () => {
    const { d, labels, assetIds } = await withAssets(3);
    await using _ = d;
    const file = await labels.sheet({ assetIds, options: { format: '5160', startAt: 28, copies: 2 } });
    expect(file.type).toBe('application/pdf');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const pdf = readPdf(bytes);
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.text.match(/LAB-\d/g)).toEqual(['LAB-1', 'LAB-1', 'LAB-2', 'LAB-2', 'LAB-3', 'LAB-3']);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/MediaBox \[0 0 612(\.0+\d*)? 792(\.0+\d*)?\]/);
  });

  it.skipIf(!hasPoppler)('has each number on its label to a tenth of a millimetre', async () => {
    const { d, labels, assetIds } = await withAssets(4);
    await using _ = d;
    const format = LABEL_FORMATS['5160'];
    const file = await labels.sheet({ assetIds, options: { format: '5160', code: 'qr', startAt: 2 } });
    const numbers = (await words(new Uint8Array(await file.arrayBuffer()))).filter(({ text }) =>
      text.startsWith('LAB-'),
    );
    expect(numbers.map(({ text }) => text)).toEqual(['LAB-1', 'LAB-2', 'LAB-3', 'LAB-4']);
    const [first, second, third] = numbers;
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(format.pitchX, 1);
    expect((first?.x ?? 0) - (third?.x ?? 0)).toBeCloseTo(format.pitchX, 1);
    expect((third?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(format.pitchY, 1);
    expect(first?.x).toBeGreaterThan(format.left + format.pitchX);
    expect(first?.y).toBeGreaterThan(format.top);
    expect(third?.x).toBeLessThan(format.left + format.labelWidth);
  });

  it('shows its first sheet and how many there will be before any paper is used', async () => {
    const { d, labels, assetIds } = await withAssets(2);
    await using _ = d;
    const options = { format: 'L7163' as const, startAt: 14 };
    const preview = await labels.preview({ assetIds, options });
    expect(preview).toMatchObject({ sheets: 2, labels: 2, isWithoutBars: false });
    expect(preview.svg).toContain('viewBox="0 0 210 297"');
    expect(preview.svg.match(/<g /g)).toHaveLength(1);
  });

  it('refuses a free format without measures, too many labels and unknown assets', async () => {
    const { d, labels, assetIds } = await withAssets(1);
    await using _ = d;
    await expect(labels.sheet({ assetIds, options: { format: 'free' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    const many = Array.from({ length: 1_000 }, () => assetIds[0] ?? 0);
    await expect(
      labels.preview({ assetIds: many, options: { format: '5160', copies: 5 } }),
    ).rejects.toMatchObject({ code: 'ruleBroken', data: { rule: 'tooManyLabels' } });
    await expect(labels.sheet({ assetIds: [999_999], options: { format: '5160' } })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
