import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SPANS } from '#shared/delays/contract.ts';
import { MOMENTS, type Moment, type RecordedRow } from '#shared/delays/fields.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DelayList } from './DelayList.tsx';
import styles from './delays.module.css';
import { delaysTexts } from './texts.ts';
import { useTicketColumns } from './ticketColumns.tsx';
import { trackRecordTexts } from './trackRecordTexts.ts';

interface RecordedListProps {
  readonly technicianId: number | undefined;
  readonly moment: Moment | undefined;
  readonly span: (typeof SPANS)[number];
  readonly band: number;
}

/** The predictions behind one tenth, each with what became of it; the last solved first. */
export function RecordedList({ technicianId, moment, span, band }: RecordedListProps) {
  const t = useTexts(trackRecordTexts);
  const tDelays = useTexts(delaysTexts);
  const formats = useFormats();
  const common = useTicketColumns();
  const query = useInfiniteQuery(
    orpc.delays.recorded.infiniteOptions({
      ...byCursor({ technicianId, moment, span, band }),
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useMemo((): Column<RecordedRow>[] => {
    const time = (seconds: number) => formats.duration(seconds, { workday: true });
    return [
      common.folio,
      common.title,
      common.assignee,
      {
        key: 'made',
        header: t('list.made'),
        width: 190,
        yields: 2,
        render: (row) => `${t(`moment.${row.moment}`)}`,
      },
      {
        key: 'odds',
        header: t('list.odds'),
        width: 90,
        align: 'end',
        render: ({ lateOdds }) => (lateOdds === null ? '–' : formats.percent(lateOdds)),
      },
      {
        key: 'predicted',
        header: t('list.predicted'),
        width: 170,
        yields: 1,
        render: ({ predictedSeconds: { earliest, latest } }) =>
          latest === null
            ? tDelays('rangeOpen', { from: time(earliest) })
            : tDelays('range', { from: time(earliest), to: time(latest) }),
      },
      { key: 'took', header: t('list.took'), width: 110, render: (row) => time(row.tookSeconds) },
      { key: 'outcome', header: t('list.outcome'), width: 96, render: (row) => <Outcome row={row} /> },
    ];
  }, [common, t, tDelays, formats]);
  return (
    <DelayList
      name="delaysRecorded"
      label={t('chart.title')}
      query={query}
      columns={columns}
      // A ticket may have two predictions in the same tenth.
      keyOf={({ ticket, moment: made }) => MOMENTS.length * ticket.id + MOMENTS.indexOf(made)}
      cardLine={(row) => <Outcome row={row} />}
      empty={{ title: t('list.empty') }}
    />
  );
}

function Outcome({ row }: { readonly row: RecordedRow }) {
  const t = useTexts(trackRecordTexts);
  return row.wasLate ? (
    <span className={styles.danger}>{t('list.late')}</span>
  ) : (
    <span>{t('list.onTime')}</span>
  );
}
