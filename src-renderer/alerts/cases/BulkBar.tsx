import { Button, CloseButton, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { ACKNOWLEDGED_AT_ONCE, type AlertCase } from '#shared/alerts/contract.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import styles from '../alerts.module.css';
import { alertTexts } from '../texts.ts';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';

interface BulkBarProps {
  readonly cases: readonly AlertCase[];
  readonly onClear: () => void;
}

/** What can be done with the selected cases. */
export function BulkBar({ cases, onClear }: BulkBarProps) {
  const t = useTexts(alertTexts);
  const ui = useTexts(uiTexts);
  const [isAsking, setAsking] = useState(false);
  return (
    <section className={styles.bulk} aria-label={t('selection')}>
      <Text size="sm" fw={600}>
        {ui('list.selected', { count: cases.length })}
      </Text>
      {cases.length > ACKNOWLEDGED_AT_ONCE ? (
        <Text size="sm">{t('tooMany', { max: ACKNOWLEDGED_AT_ONCE })}</Text>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChecks size={14} />}
          onClick={() => setAsking(true)}
        >
          {t('acknowledgeMany', { count: cases.length })}
        </Button>
      )}
      <CloseButton size="sm" ml="auto" aria-label={t('clearSelection')} onClick={onClear} />
      {isAsking && (
        <AcknowledgeDialog
          cases={cases}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onClear();
          }}
        />
      )}
    </section>
  );
}
