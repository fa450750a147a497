import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { type Column, fittingColumns, tracksOf, visibleColumns } from './columns.ts';
import styles from './DataList.module.css';
import { DataListHeader } from './DataListHeader.tsx';
import { DataListRow } from './DataListRow.tsx';
import { type ListSort, listKey } from './listKeys.ts';
import { usePreferences } from './preferences.ts';
import { SkeletonRows } from './Skeletons.tsx';
import { allOf, extendedTo, nothingSelected, type Selection, toggled } from './selection.ts';
import { uiTexts } from './texts.ts';
import { useColumnChoice } from './useColumnChoice.ts';

interface DataListProps<T> {
  /** Remembers columns and widths under this name. */
  readonly name: string;
  /** What the list is, for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (item: T) => number;
  readonly onOpen?: (item: T) => void;
  /** The row that is open beside the list. */
  readonly openKey?: number | null;
  readonly selection?: Selection;
  readonly onSelect?: (selection: Selection) => void;
  readonly sort?: ListSort | null;
  readonly onSort?: (sortKey: string) => void;
  /** A row as people with a telephone see it; the list uses it when it is narrow. */
  readonly renderCard?: (item: T) => ReactNode;
  readonly cardHeight?: number;
  /** True while the first page is on its way. */
  readonly isLoading?: boolean;
  readonly hasMore?: boolean;
  readonly onReachEnd?: () => void;
  readonly empty: ReactNode;
  readonly rowTone?: (item: T) => 'danger' | 'warning' | undefined;
}

const NARROW = 560;
/** Boxes and the paddings at both ends of a row. */
const EDGES = 68;
const COMPACT = 24;
const COMFORTABLE = 36;

/** A list of any length: only what is seen is drawn; arrows, Shift and Ctrl work as in a file manager. */
export function DataList<T>(props: DataListProps<T>) {
  const { items, keyOf, selection = nothingSelected, onSelect, onOpen } = props;
  const t = useTexts(uiTexts);
  const id = useId();
  const density = usePreferences((preferences) => preferences.density);
  const [choice, setChoice] = useColumnChoice(props.name);
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);

  const isCards = props.renderCard !== undefined && width > 0 && width < NARROW;
  const rowHeight = isCards ? (props.cardHeight ?? 76) : density === 'compact' ? COMPACT : COMFORTABLE;
  const chosen = visibleColumns(props.columns, choice);
  const columns = width === 0 ? chosen : fittingColumns(chosen, choice, width - EDGES);
  const tracks = tracksOf(columns, choice, onSelect !== undefined);
  const order = items.map(keyOf);
  const at = Math.min(focused, Math.max(0, items.length - 1));

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is the reason to measure anew
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const lastShown = shown[shown.length - 1]?.index ?? 0;
  const { hasMore, onReachEnd } = props;
  useEffect(() => {
    if (hasMore === true && items.length > 0 && lastShown >= items.length - 20) onReachEnd?.();
  }, [hasMore, onReachEnd, items.length, lastShown]);

  const moveTo = (index: number, isRange: boolean) => {
    const item = items[index];
    if (item === undefined) return;
    setFocused(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    if (isRange && onSelect !== undefined) {
      const from = items[at];
      const anchored =
        selection.anchor === null && from !== undefined ? { ...selection, anchor: keyOf(from) } : selection;
      onSelect(extendedTo(anchored, keyOf(item), order));
    }
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1);
    const step = listKey(event, at, items.length, page);
    const item = items[at];
    if (step === null || (step.type !== 'all' && step.type !== 'clear' && item === undefined)) return;
    event.preventDefault();
    switch (step.type) {
      case 'move':
        return moveTo(step.to, step.isRange);
      case 'open':
        return item === undefined ? undefined : onOpen?.(item);
      case 'toggle':
        return item === undefined ? undefined : onSelect?.(toggled(selection, keyOf(item)));
      case 'all':
        return onSelect?.(allOf(order));
      case 'clear':
        return onSelect?.(nothingSelected);
    }
  };

  const onRowClick = (event: React.MouseEvent, item: T, index: number) => {
    setFocused(index);
    // The box does its own work, and so does a link inside of a cell.
    if (event.target instanceof Element && event.target.closest('[data-no-open], a, button') !== null) return;
    if (onSelect !== undefined && event.shiftKey) return onSelect(extendedTo(selection, keyOf(item), order));
    if (onSelect !== undefined && (event.ctrlKey || event.metaKey))
      return onSelect(toggled(selection, keyOf(item)));
    onOpen?.(item);
  };

  if (props.isLoading === true) return <SkeletonRows rows={16} height={14} />;

  return (
    <div
      className={styles.list}
      ref={sizeRef}
      data-cards={isCards}
      style={{ '--tracks': tracks, '--row': `${rowHeight}px` }}
    >
      {!isCards && (
        <DataListHeader
          columns={columns}
          allColumns={props.columns}
          choice={choice}
          onChoice={setChoice}
          sort={props.sort ?? null}
          onSort={props.onSort}
          boxes={
            onSelect === undefined
              ? undefined
              : {
                  isAll: order.length > 0 && selection.selected.size === order.length,
                  isSome: selection.selected.size > 0,
                  onToggle: () => onSelect(selection.selected.size > 0 ? nothingSelected : allOf(order)),
                }
          }
        />
      )}
      {items.length === 0 ? (
        <div className={styles.empty}>{props.empty}</div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: rows that are placed by hand cannot be a <table>
        <div
          ref={scroller}
          className={styles.scroller}
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-describedby={`${id}-help`}
          aria-rowcount={hasMore === true ? -1 : items.length}
          aria-multiselectable={onSelect !== undefined}
          aria-activedescendant={`${id}-${at}`}
          onKeyDown={onKeyDown}
        >
          <span id={`${id}-help`} hidden>
            {t('list.help')}
          </span>
          <div className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
            {shown.map((row) => {
              const item = items[row.index];
              if (item === undefined) return null;
              const key = keyOf(item);
              return (
                <DataListRow
                  key={key}
                  id={`${id}-${row.index}`}
                  item={item}
                  index={row.index}
                  top={row.start}
                  columns={columns}
                  card={isCards ? (props.renderCard?.(item) ?? null) : null}
                  isSelected={selection.selected.has(key)}
                  isOpen={props.openKey === key}
                  isFocused={row.index === at}
                  tone={props.rowTone?.(item)}
                  onClick={(event) => onRowClick(event, item, row.index)}
                  onToggle={onSelect === undefined ? undefined : () => onSelect(toggled(selection, key))}
                />
              );
            })}
          </div>
          {hasMore === true && <div className={styles.more}>{t('list.loadingMore')}</div>}
        </div>
      )}
    </div>
  );
}
