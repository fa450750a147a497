import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { FiguresSection, ReportSection, TableSection } from '#shared/reports/reportData.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import { setChart } from './chart.ts';
import { below, heading, type Press, shortened, tagged } from './press.ts';
import { setTable } from './table.ts';

/** A section as it is printed. */
export interface SetSection {
  readonly orientation: 'portrait' | 'landscape';
  readonly content: readonly Content[];
}

const upright = (content: readonly Content[]): SetSection => ({ orientation: 'portrait', content });

export function setSection(press: Press, section: ReportSection): SetSection {
  const parent = element(press.root, 'Sect');
  switch (section.kind) {
    case 'figures':
      return upright([heading(press, parent, section.title), below([tiles(press, section, parent)])]);
    case 'chart':
      return upright(setChart(press, section, parent));
    case 'table':
      return tableSection(press, section, parent);
    case 'text':
      return upright([
        heading(press, parent, section.title),
        below(paragraphs(press, section.paragraphs, parent)),
      ]);
    case 'properties':
      return upright([
        heading(press, parent, section.title),
        below([
          propertyTable(
            press,
            section.items.map(({ label, kind, value }) => [label, press.value(kind, value)]),
            parent,
          ),
        ]),
      ]);
    case 'timeline':
      return upright([
        heading(press, parent, section.title),
        below(
          timeline(
            press,
            section.items.map(({ at, ...item }) => ({ ...item, at: press.value('time', at) })),
            parent,
          ),
        ),
      ]);
    default:
      return assertNever(section);
  }
}

function tableSection(press: Press, section: TableSection, parent: Element): SetSection {
  const title = heading(press, parent, section.title);
  const note =
    section.note === undefined
      ? []
      : [
          tagged(
            { text: press.text(section.note), style: 'muted', margin: [0, 0, 0, 4] },
            element(parent, 'P'),
          ),
        ];
  if (section.rows.length === 0 || section.columns.length === 0) {
    const nothing = tagged({ text: press.words.noRows, style: 'muted' }, element(parent, 'P'));
    return upright([title, below([...note, nothing])]);
  }
  const { fit, tables, left } = setTable(press, section, parent);
  const more =
    left === 0
      ? []
      : [
          tagged(
            {
              text: press.words.more(press.formats.value('number', left)),
              style: 'strong',
              margin: [4, 4, 0, 0],
            },
            element(parent, 'P'),
          ),
        ];
  return { orientation: fit.orientation, content: [title, below([...note, ...tables, ...more])] };
}

function paragraphs(press: Press, texts: readonly string[], parent: Element): Content[] {
  return texts.map((text) => tagged({ text: press.text(text), margin: [0, 0, 0, 5] }, element(parent, 'P')));
}

/** Label and value in two columns; the label names its row. */
export function propertyTable(
  press: Press,
  items: readonly (readonly [label: string, value: string])[],
  parent: Element,
): Content {
  if (items.length === 0) {
    return tagged({ text: press.words.noData, style: 'muted' }, element(parent, 'P'));
  }
  const body = element(element(parent, 'Table'), 'TBody');
  return {
    table: {
      widths: [150, '*'],
      body: items.map(([label, value]) => {
        const row = element(body, 'TR');
        return [
          tagged({ text: press.text(label), style: 'label' }, element(row, 'TH', { scope: 'Row' })),
          tagged({ text: press.text(value) }, element(row, 'TD')),
        ] as TableCell[];
      }),
    },
    layout: 'lines',
    fontSize: 9,
  };
}

const TILES = 4;
/** A line of tiles is never torn, so that none may become as tall as a page. */
const LONGEST_FIGURE = 200;

/** Figures side by side, each with its label above and its note below. */
function tiles(press: Press, { items }: FiguresSection, parent: Element): Content {
  if (items.length === 0) {
    return tagged({ text: press.words.noData, style: 'muted' }, element(parent, 'P'));
  }
  const perLine = items.length < TILES ? items.length : items.length % TILES === 1 ? 3 : TILES;
  const cells = items.map(({ label, kind, digits, value, note }): TableCell => {
    const tag = element(parent, 'P');
    const shown = shortened(press.value(kind, value, digits), LONGEST_FIGURE);
    return {
      stack: [
        tagged({ text: shortened(press.text(label), LONGEST_FIGURE), style: 'label', fontSize: 8 }, tag),
        tagged(
          {
            text: shown,
            bold: true,
            // What is long is text, not a figure.
            fontSize: shown.length > 16 ? 10 : 15,
            margin: [0, 2, 0, note === undefined ? 0 : 1],
          },
          tag,
        ),
        ...(note === undefined
          ? []
          : [
              tagged(
                { text: shortened(press.text(note), LONGEST_FIGURE), style: 'muted', fontSize: 7.5 },
                tag,
              ),
            ]),
      ],
    };
  });
  const lines = Array.from({ length: Math.ceil(cells.length / perLine) }, (_, line) => {
    const row = cells.slice(line * perLine, (line + 1) * perLine);
    return [...row, ...Array.from({ length: perLine - row.length }, (): TableCell => ({ text: '' }))];
  });
  return {
    table: { widths: Array.from({ length: perLine }, () => '*'), dontBreakRows: true, body: lines },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => '#c3cbcb',
      vLineColor: () => '#c3cbcb',
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

interface Moment {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly details: readonly string[];
}

/** What happened, one moment a row; a long one may go on on the next page, since it is read as text. */
function timeline(press: Press, items: readonly Moment[], parent: Element): Content[] {
  if (items.length === 0) {
    return [tagged({ text: press.words.noRows, style: 'muted' }, element(parent, 'P'))];
  }
  const { words } = press;
  const table = element(parent, 'Table');
  const headRow = element(element(table, 'THead'), 'TR');
  const body = element(table, 'TBody');
  const head = [words.at, words.who, words.what].map((text) =>
    tagged({ text, style: 'columnHead' }, element(headRow, 'TH', { scope: 'Column', isRepeated: true })),
  ) as TableCell[];
  const rows = items.map(({ at, who, what, details }) => {
    const row = element(body, 'TR');
    const last = element(row, 'TD');
    return [
      tagged({ text: at }, element(row, 'TH', { scope: 'Row' })),
      tagged({ text: press.text(who) }, element(row, 'TD')),
      {
        stack: [
          tagged({ text: press.text(what) }, last),
          ...details.map((detail) =>
            tagged({ text: press.text(detail), style: 'quote', fontSize: 8, margin: [8, 1, 0, 0] }, last),
          ),
        ],
      },
    ] as TableCell[];
  });
  // Reading order: the last cell was made first, so that its lines could share it.
  for (const row of body.children) row.children.push(...row.children.splice(0, 1));
  return [
    {
      // Nothing is kept together with the head: pdfmake loses what is taller than a page then.
      table: { headerRows: 1, widths: [104, 110, '*'], body: [head, ...rows] },
      layout: 'register',
      fontSize: 8.5,
    },
  ];
}
