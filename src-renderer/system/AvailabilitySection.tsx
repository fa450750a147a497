import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { ExportedColumn } from '../ui/columns.ts';
import { RowsExportMenu } from '../ui/ExportMenu.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { sinceFirstRecord } from './availability.ts';
import { availabilityTexts } from './availabilityTexts.ts';
import styles from './system.module.css';

type Query = ReturnType<typeof orpc.system.availability.queryOptions>;
type Month = Awaited<ReturnType<Extract<Query['queryFn'], (...args: never) => unknown>>>['items'][number];

/** The last twelve months: how much of the working hours the system was there, and the longest time that it was not. */
export function AvailabilitySection() {
  const t = useTexts(availabilityTexts);
  const formats = useFormats();
  const query = useQuery(orpc.system.availability.queryOptions({ input: {} }));
  const share = (value: number | null) => (value === null ? '–' : `${formats.decimal(value * 100, 2)} %`);
  const longest = ({ longest: outage }: Month) =>
    outage === null ? '–' : `${formats.duration(outage.seconds)} · ${formats.dateTime(outage.from)}`;
  const named = ({ month }: Month) => formats.shortDay(`${month}-01`, { month: 'long', year: 'numeric' });
  const columns: readonly ExportedColumn<Month>[] = [
    { key: 'month', header: t('month'), render: ({ month }) => month },
    {
      key: 'share',
      header: t('sharePercent'),
      render: (month) => (month.share === null ? null : Math.round(month.share * 10_000) / 100),
    },
    { key: 'open', header: t('openMinutes'), render: (month) => Math.round(month.openSeconds / 60) },
    { key: 'down', header: t('downMinutes'), render: (month) => Math.round(month.downSeconds / 60) },
    {
      key: 'longest',
      header: t('longestMinutes'),
      render: (month) => (month.longest === null ? null : Math.round(month.longest.seconds / 60)),
    },
    { key: 'longestFrom', header: t('longestFrom'), render: (month) => month.longest?.from ?? null },
  ];

  return (
    <section className={styles.availability}>
      <Loaded query={query} skeleton={<SkeletonCards cards={1} height={200} />}>
        {({ items }) => (
          <>
            <div className={styles.cardHead}>
              <h2 className={styles.cardTitle}>{t('title')}</h2>
              {items.length > 0 && (
                <RowsExportMenu name="availability" columns={columns} items={items} title={t('title')} />
              )}
            </div>
            <p className={styles.availabilityHint}>{items.length > 0 ? t('hint') : t('none')}</p>
            {items.length > 0 && (
              <Table className={styles.months}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('month')}</Table.Th>
                    <Table.Th>{t('share')}</Table.Th>
                    <Table.Th>{t('longest')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {sinceFirstRecord(items).map((month) => (
                    <Table.Tr key={month.month}>
                      <Table.Td>{named(month)}</Table.Td>
                      <Table.Td>{share(month.share)}</Table.Td>
                      <Table.Td>{longest(month)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
