import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { printable } from '../pdf/printable.ts';
import { breakable, signatureBlocks } from '../pdf/signedPaper.ts';
import type { ServiceFormTexts } from './serviceFormTexts.ts';

export interface FormPerson {
  readonly name: string;
  readonly post: string | null;
  readonly employeeNumber: string | null;
}

/** What a service form tells; times are words already. */
export interface ServiceForm {
  readonly requester: FormPerson;
  readonly area: string | null;
  readonly location: string | null;
  readonly contact: string | null;
  readonly service: string | null;
  /** Null while nobody has it. */
  readonly technician: FormPerson | null;
  readonly received: string;
  readonly started: string | null;
  readonly finished: string | null;
  readonly worked: string | null;
  readonly title: string;
  readonly description: string;
  /** Null before it is resolved: room is left to write it by hand. */
  readonly solution: string | null;
  readonly equipment: readonly {
    readonly inventoryNumber: string;
    readonly name: string;
    readonly brandAndModel: string;
    readonly serial: string | null;
  }[];
  readonly parts: readonly {
    readonly quantity: number;
    readonly name: string;
    readonly isUnderWarranty: boolean;
  }[];
}

/** Width of a Letter page between the margins of a signed paper. */
const WIDTH = 516;
const LINE_HEIGHT = 19;

/** The page of one copy. */
export function serviceFormContent(form: ServiceForm, texts: ServiceFormTexts): Content[] {
  return [
    { text: texts.document, style: 'title', margin: [0, 0, 0, 8] },
    requesterPanel(form, texts),
    servicePanel(form, texts),
    ...(form.equipment.length === 0 ? [] : [heading(texts.equipment), equipmentTable(form, texts)]),
    heading(texts.failure),
    { text: printable(form.title), style: 'strong' },
    paragraph(form.description),
    ...work(form, texts),
    ...(form.parts.length === 0 ? [] : [heading(texts.parts), partsTable(form, texts)]),
    {
      unbreakable: true,
      stack: [
        heading(texts.remarks),
        blankLines(2),
        { text: texts.conformity, style: 'muted', margin: [0, 14, 0, 10] },
        signatureBlocks(
          [signer(texts.doneBy, form.technician, texts), signer(texts.receivedBy, form.requester, texts)],
          texts.nameAndSignature,
        ),
      ],
    },
  ];
}

const heading = (text: string): Content => ({
  text,
  style: 'section',
  fontSize: 10.5,
  headlineLevel: 1,
  margin: [0, 12, 0, 3],
});

const paragraph = (text: string): Content => ({
  text: printable(text),
  preserveLeadingSpaces: true,
  margin: [0, 2, 0, 0],
});

function fact(label: string, value: string | null, most: number): TableCell {
  return {
    stack: [
      { text: label, style: 'muted', fontSize: 7.5 },
      { text: breakable(value === null ? '—' : printable(value), most), bold: true, fontSize: 9 },
    ],
  };
}

function panel(widths: (string | number)[], body: TableCell[][]): Content {
  return { margin: [0, 0, 0, 6], table: { widths, body, dontBreakRows: true }, layout: 'panel' };
}

function requesterPanel(form: ServiceForm, texts: ServiceFormTexts): Content {
  return panel(
    ['*', '*', '*'],
    [
      [
        fact(texts.requester, form.requester.name, 26),
        fact(texts.post, form.requester.post, 26),
        fact(texts.employeeNumber, form.requester.employeeNumber, 26),
      ],
      [
        fact(texts.area, form.area, 26),
        fact(texts.location, form.location, 26),
        fact(texts.contact, form.contact, 26),
      ],
    ],
  );
}

function servicePanel(form: ServiceForm, texts: ServiceFormTexts): Content {
  return panel(
    ['*', '*', '*'],
    [
      [
        fact(texts.service, form.service, 26),
        fact(texts.technician, form.technician?.name ?? null, 26),
        fact(texts.worked, form.worked, 26),
      ],
      [
        fact(texts.received, form.received, 26),
        fact(texts.started, form.started, 26),
        fact(texts.finished, form.finished, 26),
      ],
    ],
  );
}

const head = (text: string): TableCell => ({ text, style: 'columnHead' });
const cell = (text: string, most: number): TableCell => ({
  text: breakable(printable(text), most),
  fontSize: 9,
});

function equipmentTable(form: ServiceForm, texts: ServiceFormTexts): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [96, '*', 130, 110],
      body: [
        [head(texts.inventoryNumber), head(texts.description), head(texts.brandAndModel), head(texts.serial)],
        ...form.equipment.map((asset): TableCell[] => [
          cell(asset.inventoryNumber, 17),
          cell(asset.name, 28),
          cell(asset.brandAndModel || '—', 22),
          cell(asset.serial ?? '—', 18),
        ]),
      ],
    },
    layout: 'register',
  };
}

function work(form: ServiceForm, texts: ServiceFormTexts): Content[] {
  if (form.solution !== null) return [heading(texts.work), paragraph(form.solution)];
  // Not resolved yet: what was done is written on the paper.
  return [{ unbreakable: true, stack: [heading(texts.work), blankLines(5)] }];
}

function partsTable(form: ServiceForm, texts: ServiceFormTexts): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [60, '*'],
      body: [
        [head(texts.quantity), head(texts.part)],
        ...form.parts.map((part): TableCell[] => [
          cell(String(part.quantity), 12),
          cell(part.isUnderWarranty ? `${part.name} (${texts.coveredByWarranty})` : part.name, 80),
        ]),
      ],
    },
    layout: 'register',
  };
}

/** Lines to write on by hand. */
function blankLines(count: number): Content {
  return {
    canvas: Array.from({ length: count }, (_none, index) => ({
      type: 'line' as const,
      x1: 0,
      x2: WIDTH,
      y1: (index + 1) * LINE_HEIGHT,
      y2: (index + 1) * LINE_HEIGHT,
      lineWidth: 0.5,
      lineColor: '#9aa5a5',
    })),
  };
}

function signer(role: string, person: FormPerson | null, texts: ServiceFormTexts) {
  const number =
    person?.employeeNumber == null ? null : `${texts.employeeNumber} ${printable(person.employeeNumber)}`;
  return {
    role,
    name: person === null ? null : printable(person.name),
    details: [person?.post == null ? null : printable(person.post), number].filter((text) => text !== null),
    image: null,
    note: null,
  };
}
