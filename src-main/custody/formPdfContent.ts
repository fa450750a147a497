import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { ContentItem, FormContent } from '#shared/custody/content.ts';
import type { Signer } from '#shared/custody/custody.ts';
import type { Party } from '#shared/custody/fields.ts';
import { breakable, signatureBlocks } from '../pdf/signedPaper.ts';

/** What was said or drawn on screen for each line; it comes after the form was issued, so it is not frozen with it. */
export interface SignedLine {
  /** Name of the image of the drawn signature. */
  readonly image: string | null;
  readonly note: string | null;
}

export type SignedLines = Readonly<Partial<Record<Signer, SignedLine>>>;

/** A legend up to this length stays on one page with the signatures below it; of a longer one its end does. */
const SHORT_LEGEND = 1_400;
const END = 600;

/**
 * A legend in two: what may stand on an earlier page, and what stays with the signatures, so that nobody signs below
 * nothing. A long one is parted where a paragraph ends, else a sentence.
 */
export function partedLegend(legend: string): { readonly before: string; readonly end: string } {
  if (legend.length <= SHORT_LEGEND) return { before: '', end: legend };
  const from = legend.length - END;
  const paragraph = legend.indexOf('\n', from);
  const sentence = legend.indexOf('. ', from);
  const at = paragraph >= 0 ? paragraph : sentence >= 0 ? sentence + 1 : legend.lastIndexOf(' ', from);
  return at <= 0 ? { before: '', end: legend } : { before: legend.slice(0, at), end: legend.slice(at + 1) };
}

/** The page of one copy, from the frozen content alone; signatures are put on their lines. */
export function formPdfContent(content: FormContent, signed: SignedLines): Content[] {
  const word = (key: string) => content.labels[key] ?? '';
  const legend = partedLegend(content.legend);
  const heading: Content = { text: word('legend'), style: 'section', fontSize: 10.5, margin: [0, 0, 0, 3] };
  const terms = (text: string): Content => ({ text, fontSize: 8.5, alignment: 'justify' });
  const signing: Content[] = [
    {
      margin: [0, 18, 0, 0],
      ...(signatureBlocks(
        (['delivers', 'receives', 'authorises'] as const).map((line) => ({
          role: word(line),
          name: content[line]?.name ?? null,
          details: detailsOf(content[line], word('employeeNumber')),
          image: signed[line]?.image ?? null,
          note: signed[line]?.note ?? null,
        })),
        word('nameAndSignature'),
      ) as object),
    } as Content,
  ];
  return [
    {
      columns: [
        { width: '*', text: content.title, style: 'title' },
        {
          width: 'auto',
          margin: [12, 2, 0, 0],
          stack: [
            { text: word('date'), style: 'muted', alignment: 'right' },
            { text: content.date, bold: true, alignment: 'right' },
          ],
        },
      ],
    },
    { text: content.intro, margin: [0, 6, 0, 8] },
    ...peopleOf(content, word),
    registerOf(content, word),
    totalsOf(content, word),
    ...(legend.before === '' ? [] : [heading, terms(legend.before)]),
    {
      unbreakable: true,
      stack: [
        ...(legend.before === '' ? [heading] : []),
        terms(legend.end),
        ...signing,
        finePrint(content, word),
      ],
    },
  ];
}

function detailsOf(party: Party | null, numberLabel: string): string[] {
  if (party === null) return [];
  const number = party.employeeNumber === null ? null : `${numberLabel} ${party.employeeNumber}`;
  return [party.post, party.area, number].filter((text) => text !== null);
}

type Word = (key: string) => string;

/** Who is responsible, before what for. On a transfer both, since one ends as the other begins. */
function peopleOf(content: FormContent, word: Word): Content[] {
  switch (content.kind) {
    case 'handOver':
    case 'renewal':
      return [personPanel(word('person'), content.receives, word)];
    case 'return':
      return [personPanel(word('personReturning'), content.delivers, word)];
    case 'transfer':
      return [
        personPanel(word('personFrom'), content.delivers, word),
        personPanel(word('personTo'), content.receives, word),
      ];
  }
}

function personPanel(label: string, party: Party, word: Word): Content {
  const fact = (name: string, value: string | null, most: number): TableCell => ({
    stack: [
      { text: name, style: 'muted', fontSize: 7.5 },
      { text: breakable(value ?? '—', most), bold: true, fontSize: 9 },
    ],
  });
  return {
    margin: [0, 0, 0, 6],
    table: {
      widths: ['*', 82, 128, 112],
      body: [
        [
          fact(label, party.name, 30),
          fact(word('employeeNumber'), party.employeeNumber, 14),
          fact(word('post'), party.post, 22),
          fact(word('area'), party.area, 20),
        ],
      ],
    },
    layout: 'panel',
  };
}

function registerOf(content: FormContent, word: Word): Content {
  const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({
    text,
    style: 'columnHead',
    alignment,
  });
  return {
    margin: [0, 4, 0, 0],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [32, 64, '*', 70, 94, 60],
      body: [
        [
          { ...(head(word('number')) as object), colSpan: 2 } as TableCell,
          '',
          head(word('description')),
          head(word('location')),
          head(word('condition')),
          head(word('value'), 'right'),
        ],
        ...content.items.map((item) => rowOf(item, word)),
      ],
    },
    layout: 'register',
  };
}

function rowOf(item: ContentItem, word: Word): TableCell[] {
  const facts = [
    [word('brand'), item.brand],
    [word('model'), item.model],
    [word('serial'), item.serial],
  ] as const;
  const small = (text: string, most: number): Content => ({ text: breakable(text, most), fontSize: 8 });
  return [
    { qr: item.inventoryNumber, fit: 34, eccLevel: 'L', foreground: '#1b2222' },
    { text: breakable(item.inventoryNumber, 12), bold: true, fontSize: 8.5 },
    {
      stack: [
        { text: breakable(item.description, 28), bold: true, fontSize: 8.5 },
        {
          fontSize: 8,
          text: facts.flatMap(([label, value], index) => [
            { text: `${index === 0 ? '' : ' · '}${label}:\u00a0`, color: '#4a5454' },
            breakable(value ?? '—', 28),
          ]),
        },
      ],
    },
    small(item.location ?? '—', 13),
    {
      stack: [
        { text: item.conditionWord, fontSize: 8, bold: true },
        ...(item.accessories === null
          ? []
          : [
              {
                fontSize: 8,
                text: [
                  { text: `${word('accessories')}: `, color: '#4a5454' },
                  breakable(item.accessories, 18),
                ],
              } as Content,
            ]),
        ...(item.note === null ? [] : [small(item.note, 18)]),
      ],
    },
    { text: item.value ?? word('noValue'), fontSize: 8, alignment: 'right' },
  ];
}

function totalsOf(content: FormContent, word: Word): Content {
  const words: Content[] =
    content.totalInWords === null
      ? []
      : [{ text: `(${content.totalInWords})`, style: 'muted', alignment: 'right' }];
  return {
    unbreakable: true,
    margin: [0, 5, 0, 12],
    columns: [
      { width: 'auto', text: content.count, bold: true },
      {
        width: '*',
        stack:
          content.total === null
            ? []
            : [
                {
                  alignment: 'right',
                  text: [
                    { text: `${word('total')}  `, color: '#4a5454' },
                    { text: content.total, bold: true },
                  ],
                },
                ...words,
              ],
      },
    ],
  };
}

function finePrint(content: FormContent, word: Word): Content {
  return {
    margin: [0, 12, 0, 0],
    text: word('issuedBy').replace('{name}', content.issuedBy),
    style: 'muted',
    fontSize: 7.5,
  };
}
