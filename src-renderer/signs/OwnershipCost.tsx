import { Table } from '@mantine/core';
import type { Ownership } from '#shared/maintenance/fields.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './OwnershipCost.module.css';
import { ownershipTexts } from './ownershipTexts.ts';

interface OwnershipCostProps {
  readonly ownership: Ownership;
  /** ISO 4217. */
  readonly currency: string;
}

/** What an asset has cost, year by year and in all, with the formula under it. */
export function OwnershipCost({ ownership, currency }: OwnershipCostProps) {
  const t = useTexts(ownershipTexts);
  const formats = useFormats();
  const money = (cents: number) => formats.money(cents, currency);
  const { acquisitionCents, partsCents, workCents, totalCents, coveredCents, monthsOwned, perMonthCents } =
    ownership;
  return (
    <div className={styles.cost}>
      <Table.ScrollContainer minWidth={420} type="native">
        <Table className={styles.table} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('year')}</Table.Th>
              {(['acquisition', 'parts', 'work', 'total'] as const).map((key) => (
                <Table.Th key={key} scope="col" className={styles.number}>
                  {t(key)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ownership.years.map((year) => (
              <Table.Tr key={year.year}>
                <Table.Th scope="row">{year.year}</Table.Th>
                <Table.Td className={styles.number}>{money(year.acquisitionCents)}</Table.Td>
                <Table.Td className={styles.number}>{money(year.partsCents)}</Table.Td>
                <Table.Td className={styles.number}>{money(year.workCents)}</Table.Td>
                <Table.Td className={styles.number}>{money(year.totalCents)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('inAll')}</Table.Th>
              <Table.Td className={styles.number}>{money(acquisitionCents ?? 0)}</Table.Td>
              <Table.Td className={styles.number}>{money(partsCents)}</Table.Td>
              <Table.Td className={styles.number}>{money(workCents)}</Table.Td>
              <Table.Td className={styles.number}>
                <strong>{money(totalCents)}</strong>
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      <p className={styles.formula}>
        {t('formula')}{' '}
        {perMonthCents === null || monthsOwned === null
          ? t('perMonthUnknown')
          : t('perMonth', {
              amount: money(perMonthCents),
              total: money(totalCents),
              count: monthsOwned,
            })}{' '}
        {coveredCents > 0 && t('covered', { amount: money(coveredCents) })}
      </p>
    </div>
  );
}
