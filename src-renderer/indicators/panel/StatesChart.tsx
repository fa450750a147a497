import type { GroupRow } from '#shared/indicators/fields.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { DonutChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';

interface StatesChartProps {
  readonly group: { readonly rows: readonly GroupRow[] };
  readonly base: FigureBase;
}

/** In which states the tickets are now that came in in the period. */
export function StatesChart({ group, base }: StatesChartProps) {
  const t = useTexts(indicatorTexts);
  const word = useTexts(words);
  const show = useFigureFormats();
  const open = useOpenList();
  const slices = TICKET_STATUSES.flatMap((status) => {
    const count = group.rows.find(({ key }) => key === status)?.received ?? 0;
    return count === 0 ? [] : [{ status, key: status, label: word(`status.${status}`), value: count }];
  });
  const whole = slices.reduce((sum, { value }) => sum + value, 0);
  return (
    <ChartCard
      title={t('states.title')}
      summary={t('states.summary', {
        count: show.count(whole),
        parts: slices.map(({ label, value }) => `${label} ${show.count(value)}`).join(', '),
      })}
      height={260}
      chart={(frame) => (
        <DonutChart
          {...frame}
          slices={slices}
          format={show.count}
          middle={show.count(whole)}
          onOpen={(key) => {
            const slice = slices.find((one) => one.key === key);
            if (slice !== undefined) open(listOf(base, 'received', { status: slice.status }));
          }}
        />
      )}
      table={
        <FigureTable
          caption={t('states.title')}
          head={[t('column.name'), t('column.count'), t('column.share')]}
          rows={slices.map(({ status, label, value }) => ({
            key: status,
            cells: [
              label,
              <FigureLink
                key="count"
                search={listOf(base, 'received', { status })}
                count={value}
                name={label}
              >
                {show.count(value)}
              </FigureLink>,
              show.share(value / whole),
            ],
          }))}
        />
      }
    />
  );
}
