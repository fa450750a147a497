import type { Content } from 'pdfmake/interfaces.js';
import { renderToStaticMarkup } from 'react-dom/server';
import { paperPalette } from '#shared/charts/palette.ts';
import { reportChart } from '#shared/charts/ReportChart.ts';
import type { ChartSection } from '#shared/reports/reportData.ts';
import { type Element, element } from '../../../pdf/tagging.ts';
import { PORTRAIT } from './columns.ts';
import { below, heading, type Press, tagged } from './press.ts';

/** Charts are drawn for a screen and printed smaller: letters of 11 pixels become 7.7 points. */
const SCALE = 0.7;
const TALLEST = 560;

/** A chart as vectors, with what it says in a sentence for whoever cannot see it. */
export function setChart(press: Press, section: ChartSection, parent: Element): Content[] {
  const width = Math.floor(PORTRAIT / SCALE);
  const named = withLegibleNames(press, section);
  const chart = reportChart(named, width, press.formats, press.words);
  const alt = `${section.title}. ${section.summary}`;
  const summary = tagged(
    { text: press.text(section.summary), style: 'muted', margin: [0, 3, 0, 0] },
    element(null, 'P'),
  ) as Content & { tag: Element };
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
  const title = press.text(section.title);
  const figureHead = element(parent, 'H2');
  const figure = element(parent, 'Figure', { alt });
  parent.children.push(summary.tag);
  return [
    {
      // Title, drawing and sentence stay together.
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
          figureHead,
        ),
        tagged({ svg, width: width * SCALE, height: height * SCALE }, figure),
        ...(chart.note === null
          ? []
          : [tagged({ text: chart.note, style: 'muted', alignment: 'right' }, element(parent, 'P'))]),
        summary,
      ],
      margin: [0, 0, 0, 14],
    },
  ];
}

/** The drawing alone: what nivo puts around it is for pages. */
function drawingOf(markup: string): string {
  return markup.slice(markup.indexOf('<svg'), markup.lastIndexOf('</svg>') + 6);
}

function withLegibleNames(press: Press, section: ChartSection): ChartSection {
  const legible = <T extends { readonly label: string }>(each: T): T => ({
    ...each,
    // Zero-width spaces let text break; in a drawing nothing does.
    label: press.text(each.label).replaceAll('\u200b', '').replace(/\s+/g, ' '),
  });
  return { ...section, points: section.points.map(legible), series: section.series.map(legible) };
}
