import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AtRiskRow } from '#shared/delays/fields.ts';
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

/** Tickets at risk, the most urgent first, each with why. */
export function RiskList({ search }: { readonly search: DelaysSearch }) {
  const t = useTexts(delaysTexts);
  const formats = useFormats();
  const now = useNow();
  const common = useTicketColumns();
  const query = useInfiniteQuery(
    orpc.delays.atRisk.infiniteOptions({
      ...byCursor({ ...filterOf(search) }),
      placeholderData: keepPreviousData,
      refetchInterval: EVERY,
    }),
  );
  const columns = useMemo(
    (): Column<AtRiskRow>[] => [
      common.folio,
      common.title,
      common.assignee,
      common.service,
      common.priority,
      common.status,
      common.deadline,
      {
        key: 'reasons',
        header: t('column.reasons'),
        width: 290,
        minWidth: 150,
        render: (row) => <Reasons row={row} />,
      },
      {
        key: 'finish',
        header: t('column.finish'),
        width: 150,
        yields: 1,
        render: ({ forecast }) =>
          forecast?.finish == null ? null : (
            <ForecastText forecast={forecast}>{formats.dayAndTime(forecast.finish.median, now)}</ForecastText>
          ),
      },
    ],
    [common, t, formats, now],
  );
  return (
    <div className={styles.list}>
      <DelayList
        name="delaysAtRisk"
        label={t('part.risk')}
        query={query}
        columns={columns}
        cardLine={(row) => <Reasons row={row} />}
        empty={{ title: t('empty.risk'), hint: t('empty.hint') }}
      />
    </div>
  );
}

/** “85 % del plazo usado”, “62 % de llegar tarde”: the second opens what it was reckoned from. */
function Reasons({ row }: { readonly row: AtRiskRow }) {
  const t = useTexts(delaysTexts);
  const formats = useFormats();
  const { forecast, usedShare } = row;
  const used =
    usedShare === null
      ? t('reason.timeUsedPlain')
      : t('reason.timeUsed', { share: formats.percent(usedShare) });
  const late = t('reason.predictedLate', { odds: formats.percent(forecast?.lateOdds ?? 0) });
  return (
    <span className={styles.reasons}>
      {row.reasons.includes('timeUsed') && <span className={styles.warning}>{used}</span>}
      {row.reasons.includes('predictedLate') && forecast !== null && (
        <span className={styles.danger}>
          <ForecastText forecast={forecast}>{late}</ForecastText>
        </span>
      )}
    </span>
  );
}
