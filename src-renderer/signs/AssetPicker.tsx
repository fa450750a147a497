import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconScan } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import type { AssetFilter } from '#shared/assets/contract.ts';
import type { AssetRow } from '#shared/assets/fields.ts';
import { client, orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AssetPicker.module.css';
import { AssetStatusBadge } from './AssetStatusBadge.tsx';
import { scanned } from './assetScan.ts';
import { assetSignTexts } from './assetSignTexts.ts';

interface AssetPickerProps {
  readonly label: string;
  readonly description?: string;
  /** Narrows what is offered. */
  readonly filter?: Pick<AssetFilter, 'statusKind' | 'holderId' | 'withRetired' | 'categoryId'>;
  /** Already chosen, or not possible. */
  readonly exceptIds?: readonly number[];
  readonly onPick: (asset: AssetRow) => void;
  readonly error?: React.ReactNode;
  readonly disabled?: boolean;
  /** Shows that something must be chosen. */
  readonly withAsterisk?: boolean;
  readonly size?: 'xs' | 'sm' | 'md';
  readonly isFocusedFirst?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

const MOST = 8;

/**
 * Finds assets one after another, by typing or with a barcode reader: the reader types the number and Enter, and the
 * asset is taken at once when exactly one is meant.
 */
export function AssetPicker(props: AssetPickerProps) {
  const { filter = {}, exceptIds = [], onPick } = props;
  const t = useTexts(assetSignTexts);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [q, setQ] = useState('');
  const [says, setSays] = useState<'none' | 'several' | null>(null);
  const [isScanning, setScanning] = useState(false);
  const [asked] = useDebouncedValue(q.trim(), 150);
  const found = useQuery(
    orpc.assets.list.queryOptions({
      input: { ...filter, q: asked, limit: MOST },
      enabled: asked.length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = asked.length < 2 ? [] : (found.data?.items ?? []).filter((row) => !exceptIds.includes(row.id));

  const pick = (row: AssetRow) => {
    onPick(row);
    setQ('');
    setSays(null);
    combobox.closeDropdown();
  };
  // A reader is faster than the list below: what it typed is asked for anew.
  const scan = async () => {
    const text = q.trim();
    if (text === '') return;
    setScanning(true);
    try {
      const { items, nextCursor } = await client.assets.list({ ...filter, q: text, limit: 20 });
      const free = items.filter((row) => !exceptIds.includes(row.id));
      const one = scanned(text, free, nextCursor !== null);
      if (one === null) setSays(free.length === 0 ? 'none' : 'several');
      else pick(one);
    } catch {
      // Refused or offline: the list below says so by staying as it is; the text stays to be sent again.
    } finally {
      setScanning(false);
    }
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const row = rows.find((one) => String(one.id) === id);
        if (row !== undefined) pick(row);
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={props.inputRef}
          label={props.label}
          description={props.description}
          size={props.size ?? 'sm'}
          placeholder={t('find')}
          autoComplete="off"
          error={props.error ?? (says === null ? undefined : t(says))}
          disabled={props.disabled === true}
          withAsterisk={props.withAsterisk === true}
          data-autofocus={props.isFocusedFirst === true ? true : undefined}
          leftSection={<IconScan size={16} stroke={1.75} aria-hidden />}
          rightSection={found.isFetching || isScanning ? <Loader size={14} /> : null}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            setSays(null);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() >= 0) return;
            event.preventDefault();
            void scan();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2 || found.data === undefined}>
        <Combobox.Options>
          {rows.length === 0 && <Combobox.Empty>{t('none')}</Combobox.Empty>}
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={String(row.id)} className={styles.option}>
              <span className={styles.number}>{row.inventoryNumber}</span>
              <span className={styles.name}>{row.name}</span>
              <AssetStatusBadge status={row.status} variant="icon" />
              <span className={styles.more}>
                {[row.serial, row.holder === null ? null : t('held', { name: row.holder.name })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
