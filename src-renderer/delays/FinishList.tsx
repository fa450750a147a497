import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FinishRow, Forecast } from '#shared/delays/fields.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { ForecastText } from '../signs/ForecastText.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { useNow } from '../ui/useNow.ts';
import { DelayList } from './DelayList.tsx';
import styles from './delays.module.css';
import { EVERY } from './refresh.ts';
import { type DelaysSearch, filterOf } from './search.ts';
import { delaysTexts } from './texts.ts';
import { useTicketColumns } from './ticketColumns.tsx';

/** Open tickets by when they are likely to be done, the next first. */
export function FinishList({ search }: { readonly search: DelaysSearch }) {
  const t = useTexts(delaysTexts);
  const formats = useFormats();
  const now = useNow();
  const common = useTicketColumns();
  const query = useInfiniteQuery(
    orpc.delays.byFinish.infiniteOptions({
      ...byCursor({ ...filterOf(search) }),
      placeholderData: keepPreviousData,
      refetchInterval: EVERY,
    }),
  );
  const columns = useMemo((): Column<FinishRow>[] => {
    const when = (iso: string) => formats.dayAndTime(iso, now);
    const between = ({ finish }: Forecast) => {
      if (finish === null) return null;
      const { earliest, latest } = finish;
      return latest === null
        ? t('rangeOpen', { from: when(earliest) })
        : t('range', { from: when(earliest), to: when(latest) });
    };
    return [
      common.folio,
      common.title,
      common.assignee,
      common.service,
      common.priority,
      { ...common.status, isExtra: true },
      {
        key: 'finish',
        header: t('column.finish'),
        width: 150,
        minWidth: 120,
        render: ({ forecast }) =>
          forecast.finish === null ? null : (
            <ForecastText forecast={forecast}>{when(forecast.finish.median)}</ForecastText>
          ),
      },
      {
        key: 'between',
        header: t('column.between'),
        width: 250,
        yields: 1,
        render: ({ forecast }) => <span className={styles.quiet}>{between(forecast)}</span>,
      },
      common.deadline,
      {
        key: 'odds',
        header: t('column.odds'),
        width: 96,
        align: 'end',
        render: ({ forecast }) => (forecast.lateOdds === null ? '–' : formats.percent(forecast.lateOdds)),
      },
    ];
  }, [common, t, formats, now]);
  return (
    <div className={styles.list}>
      <DelayList
        name="delaysByFinish"
        label={t('part.finish')}
        query={query}
        columns={columns}
        cardLine={({ forecast }) =>
          forecast.finish === null ? null : (
            <ForecastText forecast={forecast}>
              {formats.dayAndTime(forecast.finish.median, now)}
              {forecast.lateOdds === null ? '' : ` · ${formats.percent(forecast.lateOdds)}`}
            </ForecastText>
          )
        }
        empty={{ title: t('empty.finish'), hint: t('empty.hintFinish') }}
      />
    </div>
  );
}
