import { Table, Text } from '@mantine/core';
import type { ImportMapping } from '#shared/imports/mapping.ts';
import { type ImportKind, TARGETS } from '#shared/imports/targets.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { errorSentence } from './ImportErrors.tsx';
import styles from './imports.module.css';
import { meaningName, useTargetName } from './targetName.ts';
import { importTexts } from './texts.ts';
import type { ImportWizard } from './useImportWizard.ts';

interface PreviewProps {
  readonly wizard: ImportWizard;
  readonly mapping: ImportMapping;
}

/** The first lines as they would be; what is wrong stands below its line. */
export function PreviewTable({ wizard, mapping }: PreviewProps) {
  const t = useTexts(importTexts);
  const nameOf = useTargetName();
  const { data, error, refetch } = wizard.preview;
  if (data === undefined) {
    return error === null ? <SkeletonRows /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const fields = TARGETS[wizard.kind].map(({ field }) => field).filter((field) => mapping.columns[field]);
  if (data.rows.length === 0) return <Text size="sm">{t('emptyPreview')}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.preview} aria-label={t('step.preview')} tabIndex={0}>
      <Table verticalSpacing={4} striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('line')}</Table.Th>
            {fields.map((field) => (
              <Table.Th key={field}>{nameOf(field)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.rows.map((row) => (
            <Table.Tr key={row.line} data-bad={row.errors.length > 0}>
              <Table.Td className={styles.line}>
                {row.line}
                {row.errors
                  .filter(({ column }) => !fields.some((field) => mapping.columns[field] === column))
                  .map((wrong) => (
                    <div key={wrong.message} className={styles.wrong}>
                      {errorSentence(wrong)}
                    </div>
                  ))}
              </Table.Td>
              {fields.map((field) => {
                const wrong = row.errors.find(({ column }) => column === mapping.columns[field]);
                return (
                  <Table.Td key={field} data-bad={wrong !== undefined}>
                    {shownCell(wizard.kind, field, row.cells[field] ?? '')}
                    {wrong !== undefined && <div className={styles.wrong}>{errorSentence(wrong)}</div>}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A value that has a word of the product is shown by it; one that was not understood as it stands in the file. */
function shownCell(kind: ImportKind, field: string, cell: string): string {
  const known = TARGETS[kind].find((target) => target.field === field)?.words;
  if (!Array.isArray(known)) return cell;
  return cell
    .split(', ')
    .map((word) => (known.some((each: string) => each === word) ? meaningName(field, word) : word))
    .join(', ');
}
