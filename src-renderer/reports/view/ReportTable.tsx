import { Button } from '@mantine/core';
import { useState } from 'react';
import { isFigure } from '#shared/reports/format.ts';
import type { ReportColumn, ReportValue, TableSection } from '#shared/reports/reportData.ts';
import { FigureLink } from './FigureLink.tsx';
import styles from './ReportTable.module.css';
import view from './ReportView.module.css';
import type { Reading } from './reading.ts';

/** As many rows as are shown at first: more are asked for, not scrolled past. */
const SHOWN = 100;

interface ReportTableProps {
  readonly section: TableSection;
  /** Which of the report's sections it is. */
  readonly place: number;
  readonly reading: Reading;
}

/** A table of a report; a wide one scrolls inside, and its rows keep their names. */
export function ReportTable({ section, place, reading }: ReportTableProps) {
  const { words, formats } = reading;
  const { columns, rows, more, note, title } = section;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  const count = (value: number) => formats.value('number', value);
  return (
    <>
      {note !== undefined && <p className={view.summary}>{note}</p>}
      {rows.length === 0 || columns.length === 0 ? (
        <p className={view.nothing}>{words.noRows}</p>
      ) : (
        <section
          className={styles.frame}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-label={title}
          data-scroll-restoration-id={`report-table-${place}`}
        >
          <table className={styles.table}>
            <Head columns={columns} />
            <tbody>
              {shown.map(({ role, level, cells }, index) => {
                const isNameAlone = role === 'group' && cells.slice(1).every((cell) => cell === null);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
                  <tr key={index} data-role={role}>
                    {columns.map(({ key, label, group, kind, digits }, at) => {
                      const value = cells[at] ?? null;
                      const isEmpty = value === null && (role !== 'row' || kind === 'text');
                      const text = isEmpty || value === '' ? '' : formats.value(kind, value, digits);
                      if (at === 0) {
                        return (
                          <th
                            key={key}
                            scope="row"
                            colSpan={isNameAlone ? columns.length : undefined}
                            style={{ '--level': level }}
                          >
                            {text}
                          </th>
                        );
                      }
                      return isNameAlone ? null : (
                        <td key={key} data-figure={isFigure(kind)} data-text={kind === 'text'}>
                          <FigureLink
                            reading={reading}
                            place={{ section: place, row: index, column: at }}
                            value={value}
                            name={`${nameOf(section, cells)}, ${group === undefined ? label : `${group}: ${label}`}`}
                          >
                            {text}
                          </FigureLink>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {shown.length < rows.length && (
        <Button variant="default" size="xs" mt="xs" onClick={() => setWhole(true)} data-print="no">
          {words.showAll(count(rows.length))}
        </Button>
      )}
      {more > 0 && shown.length === rows.length && <p className={view.more}>{words.more(count(more))}</p>}
    </>
  );
}

/** What a row is of: the texts that it begins with. */
function nameOf({ columns }: TableSection, cells: readonly ReportValue[]): string {
  const begin = columns.findIndex(({ kind }) => kind !== 'text');
  const names = cells.slice(0, Math.max(1, begin)).filter((cell) => cell !== null);
  return names.join(', ');
}

function Head({ columns }: { readonly columns: readonly ReportColumn[] }) {
  return (
    <thead>
      {columns.some(({ group }) => group !== undefined) && (
        <tr>
          {groupsOf(columns).map(({ key, group, span }) => (
            <th key={key} scope="colgroup" colSpan={span} data-group={group !== ''}>
              {group}
            </th>
          ))}
        </tr>
      )}
      <tr>
        {columns.map(({ key, label, kind }) => (
          <th key={key} scope="col" data-figure={isFigure(kind)}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Neighbours of the same group under one heading; a column without one stands alone. */
function groupsOf(columns: readonly ReportColumn[]) {
  const groups: { key: string; group: string; span: number }[] = [];
  for (const { key, group } of columns) {
    const last = groups.at(-1);
    if (group !== undefined && last?.group === group) last.span += 1;
    else groups.push({ key, group: group ?? '', span: 1 });
  }
  return groups;
}
