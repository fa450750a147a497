import { Button, CloseButton, Text } from '@mantine/core';
import { IconArrowsTransferUp, IconMapPin, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import { useAllows } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { inventoryTexts } from '../texts.ts';
import styles from './AssetList.module.css';
import { MoveDialog } from './MoveDialog.tsx';

/** The most that the service moves at once. */
const MOST = 500;

interface AssetBulkBarProps {
  readonly rows: readonly AssetRow[];
  readonly onClear: () => void;
}

/** What can be done with the selected assets. */
export function AssetBulkBar({ rows, onClear }: AssetBulkBarProps) {
  const t = useTexts(inventoryTexts);
  const mayManage = useAllows('assets.manage');
  const [isMoving, setMoving] = useState(false);
  const assets = rows.map((row) => row.id).join(',');
  // Only what nobody holds, and is still there, can be handed over.
  const free = rows.filter((row) => row.holder === null && row.status.kind === 'available');
  return (
    <section className={styles.bulk} aria-label={t('bulk.bar')}>
      <Text size="sm" fw={600} mr="xs">
        {t('bulk.selected', { count: rows.length })}
      </Text>
      {rows.length > MOST ? (
        <Text size="sm">{t('bulk.tooMany', { max: MOST })}</Text>
      ) : (
        mayManage && (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMapPin size={14} />}
              onClick={() => setMoving(true)}
            >
              {t('bulk.move')}
            </Button>
            {free.length > 0 && (
              <LinkButton
                size="xs"
                variant="default"
                leftSection={<IconArrowsTransferUp size={14} />}
                to="/inventario/resguardos/nuevo"
                search={{ assets: free.map((row) => row.id).join(',') }}
              >
                {free.length === rows.length ? t('bulk.handOver') : `${t('bulk.handOver')} (${free.length})`}
              </LinkButton>
            )}
            <LinkButton
              size="xs"
              variant="default"
              leftSection={<IconQrcode size={14} />}
              to="/inventario/etiquetas"
              search={{ assets }}
            >
              {t('bulk.labels')}
            </LinkButton>
          </>
        )
      )}
      <CloseButton size="sm" ml="auto" aria-label={t('bulk.clear')} onClick={onClear} />
      {isMoving && <MoveDialog assets={rows} onClose={() => setMoving(false)} onDone={onClear} />}
    </section>
  );
}
