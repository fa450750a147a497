import { Table, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './FigureTable.module.css';
import type { ListSearch } from './search.ts';

interface FigureTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly minWidth?: number;
}

/** Figures in rows and columns. */
export function FigureTable({ caption, head, rows, minWidth = 280 }: FigureTableProps) {
  return (
    <Table className={styles.table} verticalSpacing={4} miw={minWidth} stickyHeader>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <Table.Thead>
        <Table.Tr>
          {head.map((name, index) => (
            <Table.Th key={name} scope="col" className={index === 0 ? undefined : styles.number}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, cells: [name, ...figures] }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            {figures.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
              <Table.Td key={index} className={styles.number}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface FigureLinkProps {
  readonly search: ListSearch;
  /** Nothing is behind a nought. */
  readonly count: number;
  /** Said to screen readers before the figure, where the figure alone would not tell. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A figure that opens its list. */
export function FigureLink({ search, count, name, children }: FigureLinkProps) {
  if (count === 0) return children;
  return (
    <Link to="/indicadores/solicitudes" search={search} className={styles.link} preload={false}>
      {name !== undefined && <VisuallyHidden>{name}: </VisuallyHidden>}
      {children}
    </Link>
  );
}
