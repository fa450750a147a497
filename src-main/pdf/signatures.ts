import type { Content } from 'pdfmake/interfaces.js';
import { printable } from './printable.ts';

export interface Signatory {
  /** What they sign as: who delivers, who authorises. */
  readonly role: string;
  /** Empty where nobody is named yet: the line stays to be filled in by hand. */
  readonly name: string;
  readonly post: string | null;
  /** A drawn signature, by its name among the document's images. */
  readonly image?: string;
}

/** Height in points that a signature takes above its line. */
const ROOM = 46;

/** Lines to sign on, side by side and never torn apart by the end of a page. */
export function signatureBlocks(signatories: readonly Signatory[]): Content {
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    columnGap: 24,
    columns: signatories.map(({ role, name, post, image }) => ({
      width: '*',
      stack: [
        image === undefined
          ? { text: ' ', margin: [0, ROOM - 12, 0, 0] }
          : { image, fit: [130, ROOM - 4], alignment: 'center', margin: [0, 0, 0, 2] },
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 150, y2: 0, lineWidth: 0.6 }], alignment: 'center' },
        { text: printable(name) || ' ', style: 'strong', alignment: 'center', margin: [0, 3, 0, 0] },
        ...(post === null || post === '' ? [] : [{ text: printable(post), alignment: 'center' as const }]),
        { text: role, style: 'muted', alignment: 'center' },
      ],
    })),
  };
}
