import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { ListedRecord, RecordsPage } from '#shared/reports/contract.ts';
import { isFigure, reportFormats } from '#shared/reports/format.ts';
import type { Column } from '../../ui/columns.ts';
import styles from './records.module.css';

/** Columns that stay where there is little room. */
const KEPT = 3;
const WIDE: readonly string[] = ['title', 'name', 'description', 'note', 'stockItem'];

/** The columns that came with the records, in their language; the first opens the ticket or the asset. */
export function useRecordColumns(page: RecordsPage | undefined): readonly Column<ListedRecord>[] {
  return useMemo(() => {
    if (page === undefined) return [];
    const formats = reportFormats(page.language, page.currency);
    return page.columns.map(({ key, label, kind, digits }, index): Column<ListedRecord> => {
      const text = ({ cells }: ListedRecord) => {
        const value = cells[index] ?? null;
        return value === null ? '' : formats.value(kind, value, digits);
      };
      const isWide = WIDE.includes(key);
      return {
        key,
        header: label,
        width: isWide ? 260 : 140,
        minWidth: isWide ? 160 : 96,
        ...(isWide ? { grow: true } : {}),
        ...(isFigure(kind) ? { align: 'end' as const } : {}),
        ...(index < KEPT ? {} : { yields: page.columns.length - index }),
        render: (row) => (index === 0 ? <Opened row={row}>{text(row)}</Opened> : text(row)),
        text,
      };
    });
  }, [page]);
}

/** Reached by the row; a pointer may follow it too, to another window for example. */
function Opened({
  row: { folio, assetId },
  children,
}: {
  readonly row: ListedRecord;
  readonly children: ReactNode;
}) {
  if (folio !== null) {
    return (
      <Link
        to="/solicitudes/$folio"
        params={{ folio }}
        className={styles.opened}
        tabIndex={-1}
        preload={false}
      >
        {children}
      </Link>
    );
  }
  if (assetId === null) return children;
  return (
    <Link
      to="/inventario/equipo/$id"
      params={{ id: String(assetId) }}
      className={styles.opened}
      tabIndex={-1}
      preload={false}
    >
      {children}
    </Link>
  );
}
