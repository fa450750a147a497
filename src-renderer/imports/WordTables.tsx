import { NativeSelect, Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportMapping, SeenColumn, SeenTable } from '#shared/imports/mapping.ts';
import { TARGETS } from '#shared/imports/targets.ts';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './imports.module.css';
import { withWord } from './mappingEdits.ts';
import { meaningName } from './targetName.ts';
import { importTexts } from './texts.ts';
import type { ImportWizard } from './useImportWizard.ts';

interface WordProps {
  readonly wizard: ImportWizard;
  readonly seen: SeenTable;
  readonly mapping: ImportMapping;
}

/** What the file's own words stand for: its states, priorities, categories. */
export function WordTables({ wizard, seen, mapping }: WordProps) {
  const t = useTexts(importTexts);
  const settings = useQuery(orpc.settings.shown.queryOptions({ input: {} }));
  const tables = TARGETS[wizard.kind].flatMap(({ field, words }) => {
    const column = seen.columns.find(({ name }) => name === mapping.columns[field]);
    return words === undefined || column?.words == null || column.words.length === 0
      ? []
      : [{ field, words, column }];
  });
  return tables.map(({ field, words, column }) => {
    const meanings =
      words === 'named'
        ? null
        : words === 'assetStatus'
          ? (settings.data?.statuses ?? []).map(({ key, label }) => ({ value: key, label }))
          : words.map((value) => ({ value, label: meaningName(field, value) }));
    return (
      <details key={field} open={meanings !== null} className={styles.words}>
        <summary>{t('words', { column: column.name })}</summary>
        {meanings === null && <p className={styles.hint}>{t('wordsNamed')}</p>}
        <Table verticalSpacing={4} className={styles.wordTable}>
          <Table.Tbody>
            {wordsOf(column).map(({ word, count }) => {
              const meaning = mapping.values[field]?.[word] ?? '';
              const set = (value: string | null) => wizard.setMapping(withWord(mapping, field, word, value));
              return (
                <Table.Tr key={word}>
                  <Table.Th scope="row" className={styles.word}>
                    {word} <span className={styles.hint}>×{count}</span>
                  </Table.Th>
                  <Table.Td>
                    {meanings === null ? (
                      <TextInput
                        size="xs"
                        aria-label={word}
                        placeholder={t('asIs')}
                        defaultValue={meaning}
                        onBlur={(event) => {
                          const typed = event.currentTarget.value.trim();
                          if (typed !== meaning) set(typed);
                        }}
                      />
                    ) : (
                      <NativeSelect
                        size="xs"
                        aria-label={word}
                        data={[{ value: '', label: t('asIs') }, ...meanings]}
                        value={meaning}
                        onChange={(event) => set(event.currentTarget.value || null)}
                      />
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </details>
    );
  });
}

function wordsOf(column: SeenColumn) {
  return [...(column.words ?? [])].sort((a, b) => b.count - a.count);
}
