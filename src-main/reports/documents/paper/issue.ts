import type { Content } from 'pdfmake/interfaces.js';
import { type SignatureLine, signatureBlocks } from '../../../pdf/signedPaper.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import type { ReportIssue } from '../reportDocument.ts';
import { type Press, tagged } from './press.ts';

const PER_LINE = 3;
const QR = 96;

export interface SetIssue {
  readonly content: readonly Content[];
  /** Elements that stand where each signer's room is; in the order of the signers. */
  readonly rooms: readonly Element[];
}

/** What ends an issued report: the lines to be signed, and what it can be checked by. */
export function setIssue(press: Press, issue: ReportIssue): SetIssue {
  const { words } = press;
  const parent = element(press.root, 'Sect');
  const rooms: Element[] = [];
  const blocks: Content[] = [];
  const head = element(parent, 'H2');
  for (let at = 0; at < issue.signers.length; at += PER_LINE) {
    const lines = issue.signers.slice(at, at + PER_LINE).map(
      ({ role, name, post }): SignatureLine => ({
        role: press.text(role),
        name: name === null ? null : press.text(name),
        details: post === '' ? [] : [press.text(post)],
        image: null,
        note: null,
      }),
    );
    const block = signatureBlocks(lines, words.nameAndSignature);
    rooms.push(...tagTexts(block, parent));
    blocks.push({ stack: [block], margin: [0, 0, 0, 16] });
  }
  const signatures: Content[] =
    issue.signers.length === 0
      ? []
      : [
          {
            unbreakable: true,
            stack: [
              tagged({ text: words.signatures, style: 'section', margin: [0, 6, 0, 12] }, head),
              ...blocks,
            ],
          },
        ];
  if (issue.signers.length === 0) parent.children.splice(parent.children.indexOf(head), 1);
  return { content: [...signatures, integrity(press, issue)], rooms };
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
    unbreakable: true,
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
