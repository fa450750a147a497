import { createHash } from 'node:crypto';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Language } from '#shared/people/contract.ts';
import { type RecordLine, type RoundRecord, roundRecord } from '#shared/verification/round.ts';
import { imageSize } from '../pdf/imageSize.ts';
import { fill, printable } from '../pdf/printable.ts';
import { pdfRenderer } from '../pdf/renderPdf.ts';
import { letterheadLines, type SignedPaper, signatureBlocks } from '../pdf/signedPaper.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { storedRecord } from './queries.ts';
import { type RecordTexts, recordTexts } from './recordTexts.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;

/**
 * The printed record of a closed round, made from what was frozen when it was closed. A frozen text that does not have
 * its own hash any more was altered in the database and is not printed.
 *
 * @throws {PdfFailed}
 */
export async function recordPdf(ctx: QueryContext, id: number, language: Language): Promise<Result<File>> {
  const stored = await storedRecord(ctx.db, id);
  if (stored === null) return fail({ code: 'ruleBroken', details: { rule: 'roundIsUnderWay' } });
  if (createHash('sha256').update(stored.record).digest('hex') !== stored.sha256) {
    return fail({ code: 'ruleBroken', details: { rule: 'frozenTextAltered' } });
  }
  const record = roundRecord.parse(JSON.parse(stored.record));
  const { institution } = await loadSettings(ctx.db);
  const texts = recordTexts[language];
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: institution.timeZone,
  });
  const when = (iso: string) => format.format(Date.parse(iso));
  const paper: SignedPaper = {
    title: `${texts.document} ${record.folio}`,
    language: LOCALES[language],
    letterhead: {
      institution: printable(record.institution),
      lines: letterheadLines(printable(record.letterhead)),
      logo: null,
    },
    referenceLabel: texts.folio,
    reference: record.folio,
    copies: [texts.document],
    footer: fill(texts.hash, { hash: stored.sha256 }),
    pageLabel: texts.page,
    watermark: null,
    content: recordContent(record, texts, when),
    images: {},
  };
  const logo = record.logo === null ? null : await ctx.host.files.read(record.logo).catch(() => null);
  const bytes = await pdfRenderer.render(
    logo === null || imageSize(logo) === null
      ? paper
      : { ...paper, letterhead: { ...paper.letterhead, logo: 'logo' }, images: { logo } },
  );
  return ok(new File([bytes], `${record.folio}.pdf`, { type: 'application/pdf' }));
}

function recordContent(record: RoundRecord, texts: RecordTexts, when: (iso: string) => string): Content[] {
  const facts: [string, string][] = [
    [texts.location, printable(record.location)],
    [texts.began, `${when(record.startedAt)} · ${printable(record.startedBy)}`],
    [texts.closed, `${when(record.closedAt)} · ${printable(record.closedBy)}`],
  ];
  const figures: [string, number][] = [
    [texts.expected, record.expected],
    [texts.found, record.found.length],
    [texts.missing, record.missing.length],
    [texts.elsewhere, record.elsewhere.length],
    [texts.unknown, record.unknown.length],
  ];
  return [
    { text: texts.title, style: 'title', headlineLevel: 1 },
    {
      layout: 'noBorders',
      margin: [0, 8, 0, 4],
      table: {
        widths: [90, '*'],
        body: facts.map(([label, value]) => [{ text: label, style: 'label' }, { text: value }]),
      },
    },
    {
      layout: 'lines',
      margin: [0, 6, 0, 6],
      table: {
        widths: figures.map(() => '*'),
        body: [
          figures.map(([label]) => ({ text: label, style: 'label', alignment: 'center' as const })),
          figures.map(([, value]) => ({
            text: String(value),
            bold: true,
            fontSize: 14,
            alignment: 'center' as const,
          })),
        ],
      },
    },
    ...(record.note === null
      ? []
      : [
          { text: texts.note, style: 'section', margin: [0, 8, 0, 2] } as Content,
          { text: printable(record.note) },
        ]),
    ...assetTable(texts.missingTitle, record.missing, texts, false),
    ...assetTable(texts.elsewhereTitle, record.elsewhere, texts, true),
    ...(record.elsewhere.length > 0 && record.hasMoved
      ? [{ text: texts.moved, style: 'muted', margin: [0, 2, 0, 0] } as Content]
      : []),
    ...unknownTable(record, texts),
    ...assetTable(texts.foundTitle, record.found, texts, false),
    { text: '', margin: [0, 12, 0, 0] },
    signatureBlocks(
      [
        [texts.verified, record.closedBy],
        [texts.responsible, null],
        [texts.authorised, null],
      ].map(([role, name]) => ({
        role: role ?? '',
        name: name ?? null,
        details: [],
        image: null,
        note: null,
      })),
      texts.nameAndSignature,
    ),
  ];
}

function assetTable(
  title: string,
  lines: readonly RecordLine[],
  texts: RecordTexts,
  tellsWhere: boolean,
): Content[] {
  if (lines.length === 0) return [];
  const heads = [texts.number, texts.asset, texts.holder, ...(tellsWhere ? [texts.recordedAt] : [])];
  const rowOf = (line: RecordLine): TableCell[] => [
    { text: printable(line.inventoryNumber), bold: true },
    {
      stack: [
        { text: printable(line.name) },
        ...(line.details === '' ? [] : [{ text: printable(line.details), style: 'muted' }]),
      ],
    },
    { text: printable(line.holder ?? '—') },
    ...(tellsWhere ? [{ text: printable(line.recordedAt || '—') }] : []),
  ];
  return [
    titled(
      `${title} (${lines.length})`,
      tellsWhere ? [90, '*', 110, 90] : [90, '*', 140],
      heads,
      lines.map(rowOf),
    ),
  ];
}

function unknownTable({ unknown }: RoundRecord, texts: RecordTexts): Content[] {
  if (unknown.length === 0) return [];
  const rows = unknown.map(({ scanned, note }) => [
    { text: printable(scanned), bold: true },
    { text: printable(note ?? '') },
  ]);
  return [titled(`${texts.unknownTitle} (${unknown.length})`, [180, '*'], [texts.scanned, texts.note], rows)];
}

/** A table whose title is a heading row: it goes over to the next page with its first line, and stands on each page. */
function titled(
  title: string,
  widths: (number | '*')[],
  heads: readonly string[],
  rows: readonly TableCell[][],
): Content {
  return {
    layout: 'lines',
    margin: [0, 12, 0, 0],
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: [
        [
          { text: title, style: 'section', headlineLevel: 2, colSpan: heads.length },
          ...heads.slice(1).map(() => ''),
        ],
        heads.map((text) => ({ text, style: 'label' })),
        ...rows,
      ],
    },
  };
}
