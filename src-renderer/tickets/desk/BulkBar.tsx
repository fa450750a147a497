import { Button, CloseButton, Text } from '@mantine/core';
import { useState } from 'react';
import { BULK_ACTIONS } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import styles from './BulkBar.module.css';
import { BulkDialog } from './BulkDialog.tsx';
import { deskTexts } from './texts.ts';

type BulkAction = (typeof BULK_ACTIONS)[number];

/** The most that one bulk action takes. */
const MOST = 200;

interface BulkBarProps {
  readonly rows: readonly TicketRow[];
  readonly onClear: () => void;
}

/** What can be done with the selected rows. */
export function BulkBar({ rows, onClear }: BulkBarProps) {
  const t = useTexts(deskTexts);
  const ui = useTexts(uiTexts);
  const [action, setAction] = useState<BulkAction | null>(null);
  const isTooMany = rows.length > MOST;
  return (
    <section className={styles.bar} aria-label={t('bulk.bar')}>
      <Text size="sm" fw={600}>
        {ui('list.selected', { count: rows.length })}
      </Text>
      {isTooMany ? (
        <Text size="sm">{t('bulk.tooMany', { max: MOST })}</Text>
      ) : (
        BULK_ACTIONS.map((one) => (
          <Button key={one} size="xs" variant="default" onClick={() => setAction(one)}>
            {t(`bulk.${one}`)}
          </Button>
        ))
      )}
      <CloseButton size="sm" ml="auto" aria-label={t('bulk.clear')} onClick={onClear} />
      {action !== null && (
        <BulkDialog action={action} rows={rows} onClose={() => setAction(null)} onDone={onClear} />
      )}
    </section>
  );
}
