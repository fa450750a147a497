import type { Content } from 'pdfmake/interfaces.js';
import { renderToStaticMarkup } from 'react-dom/server';
import { paperPalette } from '#shared/charts/palette.ts';
import { reportChart } from '#shared/charts/ReportChart.ts';
import type { ChartSection } from '#shared/reports/reportData.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import { PORTRAIT } from './columns.ts';
import { below, heading, LONGEST_TITLE, type Press, shortened, tagged } from './press.ts';

/** Charts are drawn for a screen and printed smaller: letters of 11 pixels become 7.7 points. */
const SCALE = 0.7;
/** A page has some 600 points, title and note included. */
const TALLEST = 500;

/** A chart as vectors, with what it says in a sentence for whoever cannot see it. */
export function setChart(press: Press, section: ChartSection, parent: Element): Content[] {
  const width = Math.floor(PORTRAIT / SCALE);
  const named = withLegibleNames(press, section);
  const chart = reportChart(named, width, press.formats, press.words);
  const alt = `${section.title}. ${section.summary}`;
  if (chart === null) {
    return [
      heading(press, parent, section.title),
      below([tagged({ text: press.words.noData, style: 'muted' }, element(parent, 'P'))]),
    ];
  }
  const height = Math.min(chart.height, TALLEST / SCALE);
  const svg = drawingOf(
    renderToStaticMarkup(
      chart.draw({
        width,
        height,
        palette: paperPalette,
        fontFamily: 'Roboto',
        summary: alt,
        isStatic: true,
      }),
    ),
  );
  const title = shortened(press.text(section.title), LONGEST_TITLE);
  const head = element(parent, 'H2');
  const figure = element(parent, 'Figure', { alt });
  const note = chart.note === null ? null : element(parent, 'P');
  return [
    {
      // Title and drawing stay together.
      unbreakable: true,
      stack: [
        tagged(
          {
            text: title,
            style: 'section',
            fontSize: 11.5,
            margin: [0, 0, 0, 4],
            outline: true,
            outlineText: title,
          },
          head,
        ),
        tagged({ svg, width: width * SCALE, height: height * SCALE }, figure),
        ...(note === null
          ? []
          : [tagged({ text: chart.note ?? '', style: 'muted', alignment: 'right' }, note)]),
      ],
    },
    tagged(
      { text: press.text(section.summary), style: 'muted', margin: [0, 3, 0, 14] },
      element(parent, 'P'),
    ),
  ];
}

/**
 * The drawing alone: what nivo puts around it is for pages. The names of its patterns hold colours (`#c65600`), which
 * only browsers take for part of a name.
 */
export function drawingOf(markup: string): string {
  const svg = markup.slice(markup.indexOf('<svg'), markup.lastIndexOf('</svg>') + 6);
  const names = new Map<string, string>();
  for (const [, name = ''] of svg.matchAll(/ id="([^"]+)"/g)) names.set(name, `n${names.size}`);
  return svg.replace(/( id="|url\(#)([^")]+)(?=[")])/g, (whole, before: string, name: string) => {
    const short = names.get(name);
    return short === undefined ? whole : `${before}${short}`;
  });
}

function withLegibleNames(press: Press, section: ChartSection): ChartSection {
  const legible = <T extends { readonly label: string }>(each: T): T => ({
    ...each,
    // Zero-width spaces let text break; in a drawing nothing does.
    label: press.text(each.label).replaceAll('\u200b', '').replace(/\s+/g, ' '),
  });
  return { ...section, points: section.points.map(legible), series: section.series.map(legible) };
}
