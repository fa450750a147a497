import { Alert, Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { rpcTexts } from '../rpc/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './ConflictPanel.module.css';
import { RelativeTime } from './RelativeTime.tsx';
import { recordTexts } from './recordTexts.ts';
import type { RecordConflict } from './useRecordForm.ts';

/** A value as people read it, with the name of its field. */
export interface Described {
  readonly label: string;
  readonly value: string;
}

interface ConflictPanelProps<V> {
  readonly conflict: RecordConflict<V> | null;
  readonly mine: V;
  readonly describe: (values: V) => readonly Described[];
  readonly isBusy?: boolean;
}

/** A stale save: what is stored now beside what was typed, and a choice between them. Nothing is lost meanwhile. */
export function ConflictPanel<V>({ conflict, mine, describe, isBusy = false }: ConflictPanelProps<V>) {
  const t = useTexts(recordTexts);
  const tRpc = useTexts(rpcTexts);
  if (conflict === null) return null;
  const last = conflict.error.details.changes.at(-1);
  const theirs = conflict.theirs === null ? null : describe(conflict.theirs);
  const rows =
    theirs === null
      ? []
      : describe(mine)
          .map((field, index) => ({
            label: field.label,
            mine: field.value,
            theirs: theirs[index]?.value ?? '',
          }))
          .filter((row) => row.mine !== row.theirs);

  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconGitCompare size={18} />}
      title={tRpc('conflict.title')}
      className={styles.panel}
    >
      {last !== undefined && (
        <Text size="xs" c="dimmed" mb="xs">
          {last.actor ?? tRpc('conflict.system')}, <RelativeTime iso={last.at} />
        </Text>
      )}
      {theirs === null && <Skeleton height={40} />}
      {theirs !== null && rows.length === 0 && <Text size="sm">{t('sameNow')}</Text>}
      {rows.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field')}</Table.Th>
              <Table.Th>{t('theirs')}</Table.Th>
              <Table.Th>{t('mine')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.label}>
                <Table.Td c="dimmed">{row.label}</Table.Td>
                <Table.Td className={styles.value}>{row.theirs || '—'}</Table.Td>
                <Table.Td className={styles.value}>{row.mine || '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={conflict.takeTheirs} disabled={theirs === null}>
          {t('takeTheirs')}
        </Button>
        <Button onClick={conflict.keepMine} loading={isBusy}>
          {t('keepMine')}
        </Button>
      </Group>
    </Alert>
  );
}
