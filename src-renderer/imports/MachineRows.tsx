import { Table } from '@mantine/core';
import type { PlannedRow } from '#shared/imports/report.ts';
import { useTexts } from '../texts/useTexts.ts';
import { agentTexts } from './agentTexts.ts';
import styles from './imports.module.css';
import { useTargetName } from './targetName.ts';
import { importTexts } from './texts.ts';

/** What a trial says of each machine: new, changed and in what, or there already. A new one goes by its file’s name. */
export function MachineRows({ rows }: { readonly rows: readonly PlannedRow[] }) {
  const t = useTexts(importTexts);
  const a = useTexts(agentTexts);
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.errors} aria-label={t('plannedTitle')} tabIndex={0}>
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{a('column.action')}</Table.Th>
            <Table.Th>{a('column.machine')}</Table.Th>
            <Table.Th>{a('column.changes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.label} ${row.name}`}>
              <Table.Td>{t(`planned.${row.action}`)}</Table.Td>
              <Table.Td className={styles.word}>
                {row.label}
                <div className={styles.hint}>{row.name}</div>
              </Table.Td>
              <Table.Td>
                {row.changes.map((change) => (
                  <Change key={`${change.field} ${change.after}`} {...change} />
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Parts and programs are too many to tell one by one: that they change is enough. */
function Change({ field, before, after }: PlannedRow['changes'][number]) {
  const a = useTexts(agentTexts);
  const nameOf = useTargetName();
  switch (field) {
    case 'details':
      return <div>{a('field.details')}</div>;
    case 'uuid':
    case 'macs':
    case 'monitor':
      return (
        <div>
          {a(`field.${field}`)}: {before !== null && `${before} → `}
          {after}
        </div>
      );
    default:
      return (
        <div>
          {nameOf(field)}: {before !== null && `${before} → `}
          {after}
        </div>
      );
  }
}
