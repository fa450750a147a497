import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { AssetRow } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows, useMe } from '../../rpc/session.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './Equipment.module.css';
import { equipmentTexts } from './texts.ts';

interface EquipmentFieldProps {
  /** On whose behalf; null: for oneself. */
  readonly person: { readonly id: number; readonly name: string } | null;
  readonly value: readonly number[];
  readonly onChange: (assetIds: readonly number[]) => void;
}

/** What a person holds in custody. Whoever may not see the inventory sees their own. */
function useHeld(personId: number, isMe: boolean): readonly AssetRow[] {
  const seesAll = useAllows('assets.read');
  const mine = useQuery(orpc.assets.mine.queryOptions({ input: {}, enabled: isMe }));
  const theirs = useQuery(
    orpc.assets.list.queryOptions({
      input: { holderId: personId, limit: 50 },
      enabled: !isMe && seesAll,
    }),
  );
  return (isMe ? mine.data?.items : theirs.data?.items) ?? [];
}

/** Which equipment it is about: a requester picks from what they hold; staff find any besides. */
export function EquipmentField({ person, value, onChange }: EquipmentFieldProps) {
  const t = useTexts(equipmentTexts);
  const me = useMe();
  const seesAll = useAllows('assets.read');
  const isMe = person === null || person.id === me.id;
  const held = useHeld(person?.id ?? me.id, isMe);
  const others = useQueries({
    queries: value
      .filter((id) => !held.some((one) => one.id === id))
      .map((id) => orpc.assets.get.queryOptions({ input: { id } })),
  }).flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (held.length === 0 && others.length === 0 && !seesAll) return null;
  const toggle = (id: number) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);

  const legend = held.length === 0 ? t('askStaff') : isMe ? t('ask') : t('askOther', { name: person.name });
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.choices}>
        {held.map((asset) => (
          <label key={asset.id} className={styles.choice}>
            <input type="checkbox" checked={value.includes(asset.id)} onChange={() => toggle(asset.id)} />
            <AssetThumb asset={asset} size={32} />
            <AssetWords asset={asset} />
          </label>
        ))}
        {others.map((asset) => (
          <div key={asset.id} className={styles.chosen}>
            <AssetThumb asset={asset} size={32} />
            <AssetWords asset={asset} />
            <ActionIcon
              size="sm"
              aria-label={t('remove', { number: asset.inventoryNumber })}
              onClick={() => toggle(asset.id)}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
      </div>
      {seesAll && (
        <div className={held.length + others.length > 0 ? styles.more : undefined}>
          <AssetPicker
            label={t('another')}
            exceptIds={[...value, ...held.map(({ id }) => id)]}
            onPick={(asset) => onChange([...value, asset.id])}
          />
        </div>
      )}
    </fieldset>
  );
}

function AssetWords({ asset }: { readonly asset: Pick<AssetRow, 'name' | 'inventoryNumber'> }) {
  return (
    <span className={styles.words}>
      <span className={styles.name}>{asset.name}</span>
      <span className={styles.quiet}>{asset.inventoryNumber}</span>
    </span>
  );
}
