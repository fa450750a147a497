import { ActionIcon, CloseButton, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Queue } from '#shared/tickets/contract.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { exportTexts } from '../../ui/exportTexts.ts';
import { setPreferences, usePreferences } from '../../ui/preferences.ts';
import type { ExportFormat } from '../../ui/useExport.ts';
import type { DeskSearch } from '../search.ts';
import { FilterButton } from './FilterButton.tsx';
import styles from './ListBar.module.css';
import { QueueMenu } from './QueueMenu.tsx';
import { deskTexts } from './texts.ts';

interface ListBarProps {
  readonly search: DeskSearch;
  readonly queue: Queue | undefined;
  readonly isStaff: boolean;
  /** The queues stand beside the list: no menu needed. */
  readonly hasQueues: boolean;
  /** The list is narrow: words become icons. */
  readonly isTight: boolean;
  readonly total: number | null;
  readonly shown: number;
  readonly onSearch: (changes: Partial<DeskSearch>) => void;
  readonly onExport: (format: ExportFormat) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** Above the list: which queue, how many, search, filters, and what one does to the list itself. */
export function ListBar(props: ListBarProps) {
  const { search, queue, isStaff, isTight, onSearch } = props;
  const t = useTexts(deskTexts);
  const word = useTexts(words);
  const exportWord = useTexts(exportTexts);
  const formats = useFormats();
  const density = usePreferences((preferences) => preferences.density);
  const name = queue === undefined ? t('everything') : word(`queue.${queue}`);
  const count =
    props.total === null && props.shown === 0
      ? ''
      : props.total === null
        ? t('countMore', { count: formats.number(props.shown) })
        : formats.number(props.total);

  return (
    <div className={styles.bar} data-print="no">
      {props.hasQueues || !isStaff ? (
        <h1 className={styles.title}>{isStaff ? name : t('mineTitle')}</h1>
      ) : (
        <>
          <h1 className={styles.hidden}>{name}</h1>
          <QueueMenu current={queue} />
        </>
      )}
      <span className={styles.count} role="status">
        {count}
      </span>
      <SearchBox
        value={search.q ?? ''}
        label={isTight ? t('searchShort') : t('search')}
        inputRef={props.inputRef}
        onChange={(q) => onSearch({ q: q === '' ? undefined : q })}
      />
      <FilterButton search={search} isStaff={isStaff} onSearch={onSearch} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('options')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('sort')}</Menu.Label>
          {(
            [
              [undefined, t('sorts.queue')],
              ['-createdAt', t('sorts.createdDown')],
              ['createdAt', t('sorts.createdUp')],
              ['resolutionDueAt', t('sorts.due')],
              ['-updatedAt', t('sorts.updated')],
            ] as const
          ).map(([sort, label]) => (
            <Menu.Item
              key={label}
              role="menuitemradio"
              aria-checked={search.sort === sort}
              fw={search.sort === sort ? 600 : undefined}
              onClick={() => onSearch({ sort })}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={density === 'comfortable'}
            fw={density === 'comfortable' ? 600 : undefined}
            onClick={() => setPreferences({ density: density === 'compact' ? 'comfortable' : 'compact' })}
          >
            {t('density')}
          </Menu.Item>
          <Menu.Item onClick={() => props.onExport('xlsx')}>{exportWord('exportXlsx')}</Menu.Item>
          <Menu.Item onClick={() => props.onExport('csv')}>{exportWord('exportCsv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface SearchBoxProps {
  readonly value: string;
  readonly label: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (q: string) => void;
}

function SearchBox({ value, label, inputRef, onChange }: SearchBoxProps) {
  const t = useTexts(deskTexts);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((q: string) => {
    sent.current = q;
    onChange(q);
  }, 250);
  // Back, forward and links change the address; what was sent from here is no news, and typing has gone on since.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  return (
    <TextInput
      ref={inputRef}
      type="search"
      size="xs"
      className={styles.search}
      aria-label={t('search')}
      placeholder={label}
      leftSection={<IconSearch size={14} />}
      value={typed}
      rightSection={
        typed === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('clearFilters')}
            onClick={() => {
              setTyped('');
              send('');
              send.flush();
            }}
          />
        )
      }
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
      onBlur={() => send.flush()}
    />
  );
}
