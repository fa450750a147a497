import { Table } from '@mantine/core';
import type { Asset } from '#shared/assets/fields.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from './AssetScreen.module.css';
import { depreciationYears } from './depreciation.ts';
import { assetTexts } from './texts.ts';

/** What is left of its value: the formula in words, and a line for each calendar year. */
export function Depreciation({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const presentYear = Number(useToday().slice(0, 4));
  const { bookValue, costCents, acquiredOn } = asset;
  if (bookValue === null || costCents === null || acquiredOn === null) {
    return <p className={styles.quiet}>{t('depreciation.none')}</p>;
  }
  const { usefulLifeMonths } = bookValue;
  const money = (cents: number) => formats.money(cents, currency);
  const rate = formats.number(bookValue.annualRatePercent);
  return (
    <>
      <p className={styles.formula}>
        {bookValue.bookCents === 0
          ? t('depreciation.over', { rate, date: formats.localDay(bookValue.endsOn) })
          : t('depreciation.formula', {
              cost: money(costCents),
              months: usefulLifeMonths,
              monthly: money(Math.round(costCents / usefulLifeMonths)),
              rate,
              used: bookValue.monthsUsed,
              book: money(bookValue.bookCents),
            })}
      </p>
      <Table verticalSpacing={4} horizontalSpacing="xs" fz="sm" className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('depreciation.year')}</Table.Th>
            <Table.Th ta="end" className={styles.notPhone ?? ''}>
              {t('depreciation.months')}
            </Table.Th>
            <Table.Th ta="end">{t('depreciation.during')}</Table.Th>
            <Table.Th ta="end" className={styles.notPhone ?? ''}>
              {t('depreciation.sum')}
            </Table.Th>
            <Table.Th ta="end">{t('depreciation.book')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {depreciationYears({ costCents, acquiredOn, usefulLifeMonths }).map((line) => (
            <Table.Tr key={line.year} data-present={line.year === presentYear}>
              <Table.Td>
                {line.year}
                {line.year === presentYear && (
                  <span className={styles.present}>{t('depreciation.present')}</span>
                )}
              </Table.Td>
              <Table.Td ta="end" className={styles.notPhone ?? ''}>
                {line.months}
              </Table.Td>
              <Table.Td ta="end">{money(line.duringCents)}</Table.Td>
              <Table.Td ta="end" className={styles.notPhone ?? ''}>
                {money(line.sumCents)}
              </Table.Td>
              <Table.Td ta="end">{money(line.bookCents)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
