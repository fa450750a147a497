import { Table } from '@mantine/core';
import type { PlannedRow } from '#shared/imports/report.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './imports.module.css';
import { useTargetName } from './targetName.ts';
import { importTexts } from './texts.ts';

/** What a trial says of each line: new, changed and in what, or there already; and who has it, says the file. */
export function PlannedRows({ rows }: { readonly rows: readonly PlannedRow[] }) {
  const t = useTexts(importTexts);
  const nameOf = useTargetName();
  if (rows.length === 0) return null;
  return (
    <details className={styles.words}>
      <summary>{t('plannedTitle')}</summary>
      <section className={styles.errors} aria-label={t('plannedTitle')}>
        <Table verticalSpacing={4} stickyHeader>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td className={styles.line}>{row.line}</Table.Td>
                <Table.Td className={styles.target}>{t(`planned.${row.action}`)}</Table.Td>
                <Table.Td>
                  {row.label} {row.name}
                  {row.changes.map(({ field, before, after }) => (
                    <div key={field} className={styles.hint}>
                      {nameOf(field === 'costCents' ? 'cost' : field)}: {shown(field, before)} →{' '}
                      {shown(field, after)}
                    </div>
                  ))}
                  {row.suggestedHolder != null && (
                    <div className={styles.hint}>{t('holder', { name: row.suggestedHolder })}</div>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </details>
  );
}

function shown(field: string, value: string | null): string {
  if (value === null) return '–';
  return field === 'costCents' ? (Number(value) / 100).toFixed(2) : value;
}
