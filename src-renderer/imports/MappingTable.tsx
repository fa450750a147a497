import { Checkbox, NativeSelect, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import type { ImportMapping, SeenTable } from '#shared/imports/mapping.ts';
import { DATE_ORDERS, TARGETS, type Target } from '#shared/imports/targets.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './imports.module.css';
import { freeColumns, understood, withColumn } from './mappingEdits.ts';
import { useTargetName } from './targetName.ts';
import { importTexts } from './texts.ts';
import type { ImportWizard } from './useImportWizard.ts';
import { WordTables } from './WordTables.tsx';

interface MappingProps {
  readonly wizard: ImportWizard;
  readonly seen: SeenTable;
  readonly mapping: ImportMapping;
}

/** As many as a category may have fields. */
const MOST_OWN = 40;

/** Which column says what, each with examples of what it holds. */
export function MappingTable({ wizard, seen, mapping }: MappingProps) {
  const t = useTexts(importTexts);
  const nameOf = useTargetName();
  const targets = TARGETS[wizard.kind];
  const free = freeColumns(mapping, seen.columns);
  return (
    <Stack gap="md">
      {seen.kept.length > 0 && (
        <NativeSelect
          label={t('kept')}
          w="22rem"
          maw="100%"
          data={[
            ...seen.kept.map(({ id, name }) => ({ value: String(id), label: name })),
            { value: '', label: t('keptNone') },
          ]}
          onChange={(event) => {
            const kept = seen.kept.find(({ id }) => String(id) === event.currentTarget.value);
            wizard.setMapping(kept?.mapping ?? seen.suggestion);
          }}
        />
      )}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={4} className={styles.mapping}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('target')}</Table.Th>
              <Table.Th>{t('column')}</Table.Th>
              <Table.Th>{t('samples')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {targets.map((target) => {
              const column = seen.columns.find(({ name }) => name === mapping.columns[target.field]);
              return (
                <Table.Tr key={target.field}>
                  <Table.Th scope="row" className={styles.target}>
                    {nameOf(target.field)}
                    {target.needed !== undefined && <span className={styles.needed}>{needOf(target)}</span>}
                  </Table.Th>
                  <Table.Td className={styles.chooser}>
                    <NativeSelect
                      aria-label={nameOf(target.field)}
                      size="xs"
                      data={[
                        { value: '', label: t('notChosen') },
                        ...seen.columns.map(({ name }) => ({ value: name, label: name })),
                      ]}
                      value={column?.name ?? ''}
                      onChange={(event) =>
                        wizard.setMapping(
                          withColumn(mapping, target.field, event.currentTarget.value || null),
                        )
                      }
                    />
                  </Table.Td>
                  <Table.Td className={styles.samples}>{column?.samples.slice(0, 3).join(' · ')}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {wizard.needs.length > 0 && (
        <Text size="sm" c="var(--sb-warning-text)" role="status">
          {t('stillNeeded', {
            fields: wizard.needs.map((fields) => fields.map(nameOf).join(` ${t('or')} `)).join(', '),
          })}
        </Text>
      )}
      <DateOrder wizard={wizard} seen={seen} mapping={mapping} />
      {free.length > 0 && wizard.kind !== 'people' && (
        <Checkbox.Group
          label={t('own')}
          description={t(`ownHint.${wizard.kind}`)}
          value={[...mapping.ownColumns]}
          onChange={(ownColumns) =>
            wizard.setMapping({ ...mapping, ownColumns: ownColumns.slice(0, MOST_OWN) })
          }
        >
          <div className={styles.own}>
            {free.map(({ name, samples }) => (
              <Checkbox key={name} value={name} label={name} description={samples.slice(0, 2).join(' · ')} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <WordTables wizard={wizard} seen={seen} mapping={mapping} />
    </Stack>
  );

  function needOf({ needed }: Target): string {
    return targets.filter((each) => each.needed === needed).length > 1 ? t('neededOne') : t('needed');
  }
}

const ORDER_KEYS = { 'd/m/y': 'dmy', 'm/d/y': 'mdy', 'y-m-d': 'ymd' } as const;

/** The order of day and month, with what it makes of a date of the file: 3/4 is a date in both. */
function DateOrder({ wizard, seen, mapping }: MappingProps) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const dated = TARGETS[wizard.kind].flatMap(({ field, isDate }) => {
    const column = seen.columns.find(({ name }) => name === mapping.columns[field]);
    return isDate === true && column?.dates != null ? [column] : [];
  });
  if (dated.length === 0) return null;
  const sample = dated[0]?.samples[0] ?? '';
  const date = understood(sample, mapping.dates);
  const isMixed = dated.some(({ dates }) => dates === 'mixed');
  const isProved = dated.some(({ dates }) => dates === 'd/m/y' || dates === 'm/d/y');
  const isOpen = !isProved && dated.some(({ dates }) => dates === 'either');
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id="import-dates">
        {t('dates')}
      </Text>
      <SegmentedControl
        aria-labelledby="import-dates"
        data={DATE_ORDERS.map((order) => ({ value: order, label: t(`order.${ORDER_KEYS[order]}`) }))}
        value={mapping.dates}
        onChange={(value) =>
          wizard.setMapping({
            ...mapping,
            dates: DATE_ORDERS.find((order) => order === value) ?? mapping.dates,
          })
        }
      />
      <Text size="xs" c="dimmed" mt={4} role="status">
        {date === null ? '' : `${t('datesMean', { sample, date: formats.localDay(date) })}. `}
        {isMixed ? t('datesMixed') : isProved ? t('datesProved') : isOpen ? t('datesOpen') : ''}
      </Text>
    </div>
  );
}
