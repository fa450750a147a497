import { ActionIcon, Button, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { AssetRef } from '#shared/assets/fields.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './labels.module.css';
import { labelTexts } from './texts.ts';

interface ChosenAssetsProps {
  readonly assets: readonly AssetRef[];
  readonly onRemove: (id: number) => void;
  readonly onClear: () => void;
}

/** What gets a label, in the order of the labels. */
export function ChosenAssets({ assets, onRemove, onClear }: ChosenAssetsProps) {
  const t = useTexts(labelTexts);
  return (
    <section aria-label={t('assets')}>
      <div className={styles.chosenHead}>
        <Text size="sm" fw={600}>
          {t('assets_count', { count: assets.length })}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {t('clear')}
        </Button>
      </div>
      <ul className={styles.chosen}>
        {assets.map(({ id, inventoryNumber, name }) => (
          <li key={id}>
            <span className={styles.number}>{inventoryNumber}</span>
            <span className={styles.name}>{name}</span>
            <ActionIcon
              size="sm"
              aria-label={t('remove', { number: inventoryNumber })}
              onClick={() => onRemove(id)}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
