import { createRequire } from 'node:module';

/**
 * The structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8). pdfmake knows none: what it calls tagged is a mark that
 * promises one. So a document says here which element each of its nodes is, and what pdfmake draws of a node is wrapped
 * as the content of that element; everything else (rules, heads, feet, shades) is an artifact, which readers pass over.
 */

export const ELEMENT_TYPES = [
  'Document',
  'Sect',
  'H1',
  'H2',
  'P',
  'Figure',
  'Table',
  'THead',
  'TBody',
  'TR',
  'TH',
  'TD',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Span',
] as const;

/** An element of the tree; leaves are what nodes are tagged with. */
export interface Element {
  readonly type: (typeof ELEMENT_TYPES)[number];
  readonly alt?: string | undefined;
  /** Of a `TH`: what it is the heading of. */
  readonly scope?: 'Column' | 'Row' | undefined;
  readonly children: Element[];
  /** Columns that it reaches over, where more than one. */
  readonly span?: number | undefined;
  /** What comes again on every page (the head of a table) is read once. */
  readonly isRepeated?: boolean | undefined;
}

/** A new element, the last one of its parent. */
export function element(
  parent: Element | null,
  type: Element['type'],
  more: Omit<Partial<Element>, 'type' | 'children'> = {},
): Element {
  const made = { type, children: [], ...more };
  parent?.children.push(made);
  return made;
}

/** What a node of a document carries besides pdfmake's own properties. */
export interface Tagged {
  readonly tag: Element;
}

interface StructureElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: StructureElement | object): void;
}

/** What is used of PDFKit's document (its `markings` and `structure_element`). */
interface Sheet {
  readonly page: { readonly height: number };
  struct(type: string, options: object): StructureElement;
  markStructureContent(type: string): object;
  markContent(tag: string): void;
  endMarkedContent(): void;
  addStructure(root: StructureElement): void;
}

interface Item extends Partial<Tagged> {
  readonly x?: number;
  readonly y?: number;
  readonly _width?: number;
  readonly _height?: number;
}

type Draw = (this: RendererLike, item: Item, ...rest: unknown[]) => void;

interface RendererLike {
  readonly pdfDocument: Sheet;
  /** Of the document that is being rendered; absent of one without elements. */
  tags?: Tags | null;
  renderPages(pages: readonly Page[]): void;
}

interface Page {
  readonly items: readonly { readonly item?: Item }[];
  readonly watermark?: { readonly tag?: Element };
}

/** Where something was drawn first, in points from the upper left corner. */
export interface Place {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly pageHeight: number;
}

class Tags {
  readonly places = new Map<Element, Place>();
  readonly #sheet: Sheet;
  readonly #made = new Map<Element, StructureElement>();
  readonly #pageOf = new Map<Element, Sheet['page']>();
  #page: Sheet['page'] | undefined;
  #pageIndex = -1;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  build(planned: Element): StructureElement {
    const { type, alt, scope, span } = planned;
    const made = this.#sheet.struct(type, { ...(alt && { alt }), ...(scope && { scope }) });
    if (span !== undefined && span > 1) {
      made.dictionary.data.A = { O: 'Table', ...(scope && { Scope: scope }), ColSpan: span };
    }
    this.#made.set(planned, made);
    for (const child of planned.children) made.add(this.build(child));
    return made;
  }

  wrap(item: Item, draw: () => void): void {
    // Every page has a foot at least, so that none is missed.
    if (this.#sheet.page !== this.#page) this.#pageIndex += 1;
    this.#page = this.#sheet.page;
    if (item.tag !== undefined && !this.places.has(item.tag)) this.places.set(item.tag, this.#placeOf(item));
    const made = item.tag === undefined ? undefined : this.#made.get(item.tag);
    if (item.tag === undefined || made === undefined || this.#isAgain(item.tag)) {
      this.#sheet.markContent('Artifact');
    } else {
      made.add(this.#sheet.markStructureContent(item.tag.type));
      if (item.tag.type === 'Figure') made.dictionary.data.A = this.#boxOf(item);
    }
    draw();
    this.#sheet.endMarkedContent();
  }

  #placeOf({ x = 0, y = 0 }: Item): Place {
    return { page: this.#pageIndex, x, y, pageHeight: this.#sheet.page.height };
  }

  #isAgain(tag: Element): boolean {
    const page = this.#pageOf.get(tag);
    if (page === undefined) this.#pageOf.set(tag, this.#sheet.page);
    return tag.isRepeated === true && page !== undefined && page !== this.#sheet.page;
  }

  /** Readers that enlarge a picture ask where it is. */
  #boxOf({ x = 0, y = 0, _width = 0, _height = 0 }: Item): object {
    const { height } = this.#sheet.page;
    return {
      O: 'Layout',
      Placement: 'Block',
      BBox: [x, height - y - _height, x + _width, height - y],
    };
  }
}

const load = createRequire(import.meta.url);
// pdfmake's own classes, of the exact version that package.json pins; they have no types and no hooks.
const { default: Renderer } = load('pdfmake/js/Renderer.js') as { default: { prototype: RendererLike } };
const { default: LayoutBuilder } = load('pdfmake/js/LayoutBuilder.js') as {
  default: { prototype: { buildNextLine(node: Partial<Tagged>): Partial<{ tag: Element }> | null } };
};

/** The document that is rendered next: a thread renders one at a time. */
let current: { readonly root: Element; tags: Tags | null } | null = null;

/**
 * Renders with the structure of which `root` is the root; the elements are those that its nodes are tagged with.
 *
 * @param sought elements, of the tree or not, whose places are told besides; they must be drawn somewhere
 */
export async function withStructure<T>(
  root: Element,
  sought: readonly Element[],
  render: () => Promise<T>,
): Promise<{ readonly result: T; readonly places: readonly Place[] }> {
  const rendering: NonNullable<typeof current> = { root, tags: null };
  current = rendering;
  try {
    const result = await render();
    const { tags } = rendering;
    const places = sought.map((each) => tags?.places.get(each));
    return { result, places: places.filter((place) => place !== undefined) };
  } finally {
    current = null;
  }
}

const { buildNextLine } = LayoutBuilder.prototype;
LayoutBuilder.prototype.buildNextLine = function (node) {
  const line = buildNextLine.call(this, node);
  if (line !== null && line !== undefined && node.tag !== undefined) line.tag = node.tag;
  return line;
};

const { renderPages } = Renderer.prototype;
Renderer.prototype.renderPages = function (pages) {
  if (current === null) {
    renderPages.call(this, pages);
    return;
  }
  const tags = new Tags(this.pdfDocument);
  this.tags = tags;
  current.tags = tags;
  const made = tags.build(current.root);
  renderPages.call(this, pages);
  this.pdfDocument.addStructure(made);
};

const drawing = Renderer.prototype as unknown as Record<string, Draw>;
for (const name of ['renderLine', 'renderVector', 'renderImage', 'renderSVG', 'renderWatermark']) {
  const draw = drawing[name];
  if (draw === undefined) throw new Error(`pdfmake has no ${name} any more`);
  drawing[name] = function (item, ...rest) {
    if (this.tags === undefined || this.tags === null) draw.call(this, item, ...rest);
    else this.tags.wrap(item, () => draw.call(this, item, ...rest));
  };
}
