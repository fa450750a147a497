import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from './columns.ts';
import styles from './DataList.module.css';
import { uiTexts } from './texts.ts';

interface DataListRowProps<T> {
  readonly id: string;
  readonly item: T;
  readonly index: number;
  /** Pixels from the top of the canvas. */
  readonly top: number;
  readonly columns: readonly Column<T>[];
  /** Drawn instead of the columns where there is little room. */
  readonly card: ReactNode | null;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isFocused: boolean;
  readonly tone: 'danger' | 'warning' | undefined;
  readonly onClick: (event: MouseEvent) => void;
  /** Undefined: nothing can be selected. */
  readonly onToggle: (() => void) | undefined;
}

// Rows that are placed by hand cannot be a <table>; the roles say what they are.
const asRow = { role: 'row', tabIndex: -1 } as const;
const asCell = { role: 'gridcell' } as const;

/** One row of a list. Its keys are the grid's, which keeps the focus (aria-activedescendant). */
export function DataListRow<T>(props: DataListRowProps<T>) {
  const { item, columns, onToggle } = props;
  const t = useTexts(uiTexts);
  return (
    <div
      {...asRow}
      {...{
        'aria-rowindex': props.index + 1,
        'aria-selected': onToggle === undefined ? props.isOpen : props.isSelected,
        onClick: props.onClick,
      }}
      id={props.id}
      className={styles.row}
      data-open={props.isOpen}
      data-focused={props.isFocused}
      data-tone={props.tone}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {props.card !== null ? (
        <div {...asCell} className={styles.card}>
          {props.card}
        </div>
      ) : (
        <>
          {onToggle !== undefined && (
            <div {...asCell} className={styles.box} data-no-open>
              <Checkbox
                size="xs"
                tabIndex={-1}
                aria-label={t('list.select')}
                checked={props.isSelected}
                onChange={onToggle}
              />
            </div>
          )}
          {columns.map((column) => (
            <div {...asCell} key={column.key} className={styles.cell} data-align={column.align}>
              {column.render(item)}
            </div>
          ))}
        </>
      )}
    </div>
  );
}
