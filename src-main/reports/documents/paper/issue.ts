import type { Content } from 'pdfmake/interfaces.js';
import { type SignatureLine, signatureBlocks } from '../../../pdf/signedPaper.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import type { ReportIssue } from '../reportDocument.ts';
import { type Press, shortened, tagged } from './press.ts';

const PER_LINE = 3;
const QR = 96;

export interface SetIssue {
  readonly content: readonly Content[];
  /** Elements that stand where each signer's room is; in the order of the signers. */
  readonly rooms: readonly Element[];
}

/** Lines of signers that stay on one page with what the report can be checked by. */
const KEPT_LINES = 2;
const LONGEST_NAME = 140;

/** What ends an issued report: what it can be checked by, and the lines to be signed. */
export function setIssue(press: Press, issue: ReportIssue): SetIssue {
  const checked = integrity(press, issue);
  if (issue.signers.length === 0) return { content: [checked], rooms: [] };
  const { words } = press;
  const parent = element(press.root, 'Sect');
  const title = tagged(
    { text: words.signatures, style: 'section', fontSize: 11.5, margin: [0, 14, 0, 12] },
    element(parent, 'H2'),
  );
  const rooms: Element[] = [];
  const lines: Content[] = [];
  for (let at = 0; at < issue.signers.length; at += PER_LINE) {
    const block = signatureBlocks(
      issue.signers.slice(at, at + PER_LINE).map(
        ({ role, name, post }): SignatureLine => ({
          role: shortened(press.text(role), LONGEST_NAME),
          name: name === null ? null : shortened(press.text(name), LONGEST_NAME),
          details: post === '' ? [] : [shortened(press.text(post), LONGEST_NAME)],
          image: null,
          note: null,
        }),
      ),
      words.nameAndSignature,
    );
    rooms.push(...tagTexts(block, parent));
    lines.push({ unbreakable: true, stack: [block], margin: [0, 0, 0, 16] });
  }
  // A page of signatures alone could be put behind any other report.
  const together: Content = {
    unbreakable: true,
    stack: [
      checked,
      title,
      ...lines.slice(0, KEPT_LINES).map((line) => ({ ...(line as object), unbreakable: false }) as Content),
    ],
  };
  return { content: [together, ...lines.slice(KEPT_LINES)], rooms };
}

function integrity(press: Press, { folio, qr, hash }: ReportIssue): Content {
  const { words } = press;
  const parent = element(press.root, 'Sect');
  const title = element(parent, 'H2');
  const row = (label: string, value: string, size: number): Content[] => {
    const tag = element(parent, 'P');
    return [
      tagged({ text: label, style: 'label' }, tag),
      tagged({ text: value, bold: true, fontSize: size, margin: [0, 0, 0, 5] }, tag),
    ];
  };
  return {
    margin: [0, 6, 0, 0],
    stack: [
      tagged({ text: words.integrity, style: 'section', fontSize: 11.5, margin: [0, 0, 0, 6] }, title),
      {
        columnGap: 14,
        columns: [
          { width: QR, qr, fit: QR, eccLevel: 'M', foreground: '#1b2222' },
          {
            width: '*',
            stack: [
              ...row(words.folio, press.text(folio), 12),
              ...row(words.fingerprint, inGroups(hash), 9),
              ...row(words.asOf, press.formats.instant(press.data.asOf, press.data.timeZone), 9),
            ],
          },
        ],
      },
    ],
  };
}

/** Four by four, as people read digits aloud. */
export function inGroups(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Tags what a block says line by line, and finds the empty lines that stand where each signature goes. */
function tagTexts(node: unknown, parent: Element): Element[] {
  if (Array.isArray(node)) return node.flatMap((each) => tagTexts(each, parent));
  if (typeof node !== 'object' || node === null) return [];
  if ('text' in node && typeof node.text === 'string') {
    const tag = element(node.text === '' ? null : parent, 'P');
    Object.assign(node, { tag });
    return node.text === '' ? [tag] : [];
  }
  return Object.entries(node)
    .filter(([key]) => key === 'stack' || key === 'table' || key === 'body')
    .flatMap(([, value]) => tagTexts(value, parent));
}
