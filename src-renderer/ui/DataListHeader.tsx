import { ActionIcon, Checkbox, Menu, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTexts } from '../texts/useTexts.ts';
import { type Column, type ColumnChoice, visibleColumns, withColumn } from './columns.ts';
import styles from './DataList.module.css';
import type { ListSort } from './listKeys.ts';
import { uiTexts } from './texts.ts';

interface DataListHeaderProps<T> {
  readonly columns: readonly Column<T>[];
  readonly allColumns: readonly Column<T>[];
  readonly choice: ColumnChoice;
  readonly onChoice: (choice: ColumnChoice) => void;
  readonly sort: ListSort | null;
  readonly onSort: ((sortKey: string) => void) | undefined;
  readonly boxes:
    | { readonly isAll: boolean; readonly isSome: boolean; readonly onToggle: () => void }
    | undefined;
}

/** Names of the columns: press to sort, drag (or use the arrows on) an edge to widen, choose which to show. */
export function DataListHeader<T>(props: DataListHeaderProps<T>) {
  const { columns, choice, onChoice, sort } = props;
  const t = useTexts(uiTexts);
  const isShown = new Set(visibleColumns(props.allColumns, choice).map((column) => column.key));
  const hasChoice = props.allColumns.some((column) => column.isFixed !== true);

  return (
    <div className={styles.header} data-print="no">
      <div className={styles.headerCells}>
        {props.boxes !== undefined && (
          <div className={styles.box}>
            <Checkbox
              size="xs"
              aria-label={t('list.selectAll')}
              checked={props.boxes.isAll}
              indeterminate={props.boxes.isSome && !props.boxes.isAll}
              onChange={props.boxes.onToggle}
            />
          </div>
        )}
        {columns.map((column) => {
          const isSorted = sort !== null && column.sortKey === sort.sortKey;
          const { sortKey } = column;
          return (
            <div key={column.key} className={styles.headerCell} data-align={column.align}>
              {sortKey !== undefined && props.onSort !== undefined ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => props.onSort?.(sortKey)}
                  aria-pressed={isSorted}
                >
                  {column.header}
                  {isSorted && (sort.isDescending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
                </button>
              ) : (
                <span className={styles.name}>{column.header}</span>
              )}
              {column.grow !== true && (
                <Resizer
                  label={t('list.resize', { name: column.header })}
                  width={choice.widths[column.key] ?? column.width}
                  minWidth={column.minWidth ?? 48}
                  onResize={(width) =>
                    onChoice({ ...choice, widths: { ...choice.widths, [column.key]: width } })
                  }
                />
              )}
            </div>
          );
        })}
      </div>
      {hasChoice && (
        <Menu position="bottom-end" closeOnItemClick={false}>
          <Menu.Target>
            <ActionIcon size="sm" className={styles.chooser} aria-label={t('list.columns')}>
              <IconColumns3 size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('list.columns')}</Menu.Label>
            {props.allColumns
              .filter((column) => column.isFixed !== true)
              .map((column) => (
                <Menu.Item
                  key={column.key}
                  role="menuitemcheckbox"
                  aria-checked={isShown.has(column.key)}
                  leftSection={
                    <Checkbox
                      size="xs"
                      checked={isShown.has(column.key)}
                      readOnly
                      tabIndex={-1}
                      aria-hidden
                    />
                  }
                  rightSection={
                    isShown.has(column.key) && !columns.includes(column) ? (
                      <Text size="xs" c="dimmed">
                        {t('list.noRoom')}
                      </Text>
                    ) : undefined
                  }
                  onClick={() => onChoice(withColumn(choice, column, !isShown.has(column.key)))}
                >
                  {column.header}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface ResizerProps {
  readonly label: string;
  readonly width: number;
  readonly minWidth: number;
  readonly onResize: (width: number) => void;
}

function Resizer({ label, width, minWidth, onResize }: ResizerProps) {
  const onPointerDown = (event: React.PointerEvent) => {
    const from = event.clientX;
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const move = (moved: Event) => {
      if (moved instanceof PointerEvent) onResize(Math.max(minWidth, width + moved.clientX - from));
    };
    const end = () => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', end);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a draggable separator has no element of its own
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={minWidth}
      tabIndex={-1}
      className={styles.grip}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onResize(Math.max(minWidth, width - 8));
        if (event.key === 'ArrowRight') onResize(width + 8);
      }}
    />
  );
}
