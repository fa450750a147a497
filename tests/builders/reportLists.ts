import type { ReadDb } from '#main/db/handles.ts';
import type { Place } from '#main/indicators/page.ts';
import { type Outcomes, perform } from '#main/indicators/task.ts';
import { type RecordsQuestion, recordsPage, specOfRecords } from '#main/reports/engine/recordsPage.ts';
import type { SpecQuestion } from '#main/reports/engine/specQuestion.ts';
import type { MadeReport } from '#main/reports/madeReport.ts';
import { indicatorTicketsInput } from '#shared/indicators/contract.ts';
import { indicators } from '#shared/indicators/indicator.ts';
import { datesOfWeek } from '#shared/indicators/period.ts';
import { recordsInput } from '#shared/reports/contract.ts';
import { listOfFigure, type OpenedList } from '#shared/reports/listOf.ts';
import type { ReportList } from '#shared/reports/lists.ts';
import type { ReportValue, ValueKind } from '#shared/reports/reportData.ts';

/** A figure of a report as a screen shows it, with what it opens. */
export interface ShownFigure {
  /** Title of its section. */
  readonly section: string;
  readonly column: string;
  /** What its row begins with. */
  readonly row: ReportValue;
  readonly kind: ValueKind;
  readonly value: ReportValue;
  readonly opened: OpenedList | null;
}

/** Every tile and every cell of every table of a report. */
export function figuresShown({ data, lists }: MadeReport): ShownFigure[] {
  return data.sections.flatMap((section, at): ShownFigure[] => {
    const openedAt = (row: number, column: number, value: ReportValue) =>
      listOfFigure(lists, lists.sections[at], { row, column }, value);
    if (section.kind === 'figures') {
      return section.items.map(({ label, kind, value }, column) => ({
        section: section.title,
        column: label,
        row: null,
        kind,
        value,
        opened: openedAt(0, column, value),
      }));
    }
    if (section.kind !== 'table') return [];
    return section.rows.flatMap(({ cells }, row) =>
      section.columns.map(({ key, kind }, column) => ({
        section: section.title,
        column: key,
        row: cells[0] ?? null,
        kind,
        value: cells[column] ?? null,
        opened: openedAt(row, column, cells[column] ?? null),
      })),
    );
  });
}

interface Reader {
  readonly db: ReadDb;
  /** UTC ms. */
  readonly asOf: number;
  readonly viewer: SpecQuestion['viewer'];
}

/** Reads a list page by page to its end, as its screen does, and says how many different records it has. */
export function listReader({ db, asOf, viewer }: Reader): (list: ReportList) => Promise<number> {
  const known = new Map<string, Promise<number>>();
  return (list) => {
    const key = JSON.stringify(list);
    const length = known.get(key) ?? (list.kind === 'figure' ? ticketsIn(list) : recordsIn(list));
    known.set(key, length);
    return length;
  };

  async function ticketsIn({ kind: _, from, to, ...asked }: Extract<ReportList, { kind: 'figure' }>) {
    // What the query behind the screen takes, and would refuse.
    indicatorTicketsInput.parse({ ...asked, from, to });
    const { instant, parts } = indicators[asked.indicator];
    const isOfWork = instant === 'assignment' || instant === 'timeEntry';
    if (isOfWork && asked.technicianId === undefined && asked.week === undefined) {
      throw new Error(`Nobody is asked for: ${JSON.stringify(asked)}`);
    }
    if (asked.part !== undefined && !parts.includes(asked.part)) throw new Error(`No part ${asked.part}`);
    const dates =
      asked.week !== undefined
        ? datesOfWeek(asked.week)
        : from !== undefined && to !== undefined
          ? { from, to }
          : null;
    if (dates === null && instant !== 'now') throw new Error(`Of when? ${JSON.stringify(asked)}`);
    return toItsEnd(async (after) => {
      const task = { kind: 'tickets', asked, dates, after, limit: 200 } as const;
      return (await perform(db, task, asOf)).value as Outcomes['tickets'];
    });
  }

  async function recordsIn({ kind: _, ...list }: Extract<ReportList, { kind: 'records' }>) {
    const { dataset, of, part, conditions, ranges, from, to, ...rest } = recordsInput.parse(list);
    const { areaId, serviceId, technicianId, requesterId } = rest;
    const today = new Date(asOf).toISOString().slice(0, 10);
    const question: Omit<RecordsQuestion, 'after'> = {
      spec: specOfRecords({ dataset, of, part, conditions, ranges }, viewer),
      dates: { from: from ?? today, to: to ?? today },
      filter: { areaId, serviceId, technicianId, requesterId },
      language: 'es',
      asOf,
      // So few that there is a next page wherever there are three.
      limit: dataset === 'tickets' ? 50 : 2,
      viewer,
    };
    return toItsEnd(async (after) => {
      const page = await recordsPage(db, { ...question, after });
      if (!page.ok) throw new Error(JSON.stringify({ error: page.error, list }));
      return { ...page.value, ids: page.value.items.map(({ id }) => id) };
    });
  }
}

async function toItsEnd(
  read: (after: Place | null) => Promise<{
    readonly ids: readonly number[];
    readonly next: Place | null;
    readonly total: number;
  }>,
): Promise<number> {
  const seen = new Set<number>();
  let shown = 0;
  let after: Place | null = null;
  for (;;) {
    const page = await read(after);
    for (const id of page.ids) seen.add(id);
    shown += page.ids.length;
    after = page.next;
    if (after !== null) continue;
    if (shown !== seen.size || shown !== page.total) {
      throw new Error(`${shown} lines of ${seen.size} records, and ${page.total} were promised`);
    }
    return shown;
  }
}
