import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { REPORT_LOCALES } from '#shared/reports/format.ts';
import { HEAD_TOP, headHeight, letterheadHead, PAGE_MARGIN, rule } from '../../../pdf/letterheadHead.ts';
import { fill } from '../../../pdf/printable.ts';
import { pdfStyles } from '../../../pdf/styles.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import { dataUrls } from '../../../pdf/typesetter.ts';
import { inGroups, setIssue } from './issue.ts';
import type { PaperJob } from './paperJob.ts';
import { below, heading, type Press, pressOf, shortened, tagged } from './press.ts';
import { propertyTable, type SetSection, setSection } from './sections.ts';

export interface PaperDefinition {
  readonly definition: TDocumentDefinitions;
  readonly root: Element;
  readonly rooms: readonly Element[];
}

/** A report as pdfmake lays it out: title and what it is of, its sections, definitions, and what makes it an issued one. */
export function paperDefinition(job: PaperJob): PaperDefinition {
  const { data, issue } = job;
  const press = pressOf(data);
  const title = titlePart(press);
  const sections = data.sections.map((section) => setSection(press, section));
  const definitions = definitionsPart(press);
  const issued = issue === undefined ? null : setIssue(press, issue);
  const notice: Content[] = press.lacksCharacters()
    ? [tagged({ text: press.words.unwritable, style: 'muted' }, element(press.root, 'P'))]
    : [];
  const end: SetSection = {
    orientation: 'portrait',
    content: [...definitions, ...notice, ...(issued?.content ?? [])],
  };
  return {
    root: press.root,
    rooms: issued?.rooms ?? [],
    definition: {
      ...pagesOf(job, press),
      content: inOrientation([{ orientation: 'portrait', content: title }, ...sections, end]),
      styles: pdfStyles,
      defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2, color: '#1b2222' },
    },
  };
}

/** Sections one after the other; where the paper turns, a new page begins. */
function inOrientation(sections: readonly SetSection[]): Content[] {
  let orientation: SetSection['orientation'] = 'portrait';
  return sections
    .filter(({ content }) => content.length > 0)
    .map((section) => {
      const stack = [...section.content];
      if (section.orientation === orientation) return { stack };
      orientation = section.orientation;
      return { stack, pageBreak: 'before', pageOrientation: orientation };
    });
}

function titlePart(press: Press): Content[] {
  const { data, words, root } = press;
  const parent = element(root, 'Sect');
  const title = tagged(
    { text: press.text(data.title), style: 'title', margin: [0, 0, 0, data.subtitle === null ? 8 : 2] },
    element(parent, 'H1'),
  );
  const subtitle =
    data.subtitle === null
      ? []
      : [
          tagged(
            { text: press.text(data.subtitle), fontSize: 11, color: '#313a3a', margin: [0, 0, 0, 8] },
            element(parent, 'P'),
          ),
        ];
  const facts: (readonly [string, string])[] = [
    [words.period, data.period === null ? words.noPeriod : press.formats.period(data.period)],
    ...(data.filters.length === 0
      ? [[words.filters, words.noFilter] as const]
      : data.filters.map(({ label, value }) => [label, value] as const)),
    [words.asOf, press.formats.instant(data.asOf, data.timeZone)],
    [words.timeZone, data.timeZone],
  ];
  return [title, ...subtitle, { stack: [propertyTable(press, facts, parent)], margin: [0, 0, 0, 16] }];
}

function definitionsPart(press: Press): Content[] {
  const { definitions } = press.data;
  if (definitions.length === 0) return [];
  const parent = element(press.root, 'Sect');
  return [
    heading(press, parent, press.words.definitions),
    below(
      definitions.map(({ term, text }) =>
        tagged(
          {
            text: [{ text: `${press.text(term)}. `, bold: true }, press.text(text)],
            fontSize: 8.5,
            margin: [0, 0, 0, 4],
          },
          element(parent, 'P'),
        ),
      ),
    ),
  ];
}

function pagesOf({ data, issue, letterhead }: PaperJob, press: Press): Omit<TDocumentDefinitions, 'content'> {
  const { words } = press;
  const head = {
    institution: press.text(letterhead.institution),
    lines: letterhead.lines.map((line) => press.text(line)),
    logo: letterhead.logo === null ? null : 'logo',
  };
  const height = headHeight(head, issue !== undefined);
  const made = new Date(data.asOf);
  const asOf = `${words.asOf}: ${press.formats.instant(data.asOf, data.timeZone)}`;
  const foot =
    issue === undefined
      ? `${shortened(press.text(data.title), 60)} · ${asOf}`
      : `${press.text(issue.folio)} · ${words.fingerprint}: ${inGroups(issue.hash).slice(0, 19)}…`;
  return {
    pageSize: 'LETTER',
    pageMargins: [PAGE_MARGIN, HEAD_TOP + height + 22, PAGE_MARGIN, 54],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: REPORT_LOCALES[data.language],
    // The same report has the same bytes, whenever it is printed.
    info: {
      title: issue === undefined ? data.title : `${issue.folio} · ${data.title}`,
      author: letterhead.institution,
      creator: 'SoporteBalance',
      creationDate: made,
      modDate: made,
    },
    images: letterhead.logo === null ? {} : dataUrls({ logo: letterhead.logo }),
    header: (page, _pages, size) =>
      letterheadHead({
        letterhead: head,
        height,
        width: (size?.width ?? 612) - 2 * PAGE_MARGIN,
        beside: {
          name: words.report,
          referenceLabel: issue === undefined ? '' : words.folio,
          reference: issue === undefined ? '' : press.text(issue.folio),
          // Some thousand squares: once at the head is enough, and once at the end.
          qr: page === 1 ? (issue?.qr ?? null) : null,
        },
      }),
    footer: (page, pages, size) => ({
      margin: [PAGE_MARGIN, 14, PAGE_MARGIN, 0],
      stack: [
        rule((size?.width ?? 612) - 2 * PAGE_MARGIN, '#d0d6d6'),
        {
          margin: [0, 4, 0, 0],
          columns: [
            { width: '*', text: foot, style: 'muted' },
            { width: 'auto', text: fill(words.page, { page, pages }), style: 'muted' },
          ],
        },
      ],
    }),
  };
}
