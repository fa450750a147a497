import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { balanceWeeks } from '#shared/goals/measured.ts';
import type { MeasureKey } from '#shared/goals/measures.ts';
import { measures } from '#shared/goals/measures.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { useToday } from '../ui/useToday.ts';
import { GoalFigureLink } from './GoalFigureLink.tsx';
import styles from './GoalWeeks.module.css';
import { goalSignTexts } from './goalTexts.ts';
import { useGoalWords } from './useGoalWords.ts';

/** Whether a figure is made of several weeks, each with a list of its own, and its reader may open them. */
export function useIsOfWeeks(): (
  measure: MeasureKey,
  figure: { readonly list: unknown; readonly cases: number },
) => boolean {
  const mayOpen = useAllows('indicators.all');
  return (measure, { list, cases }) =>
    mayOpen && list === null && cases > 0 && measures[measure].indicator === 'balance';
}

/** The weeks that a balance of a longer period is made of: each with its figure, and the tickets behind it. */
export function GoalWeeks({ measure, period }: { readonly measure: MeasureKey; readonly period: Dates }) {
  const t = useTexts(goalSignTexts);
  const words = useGoalWords();
  const today = useToday();
  const { from, to } = period;
  const query = useQuery(orpc.indicators.balance.queryOptions({ input: { from, to } }));
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={4} height={20} />}>
      {({ weeks, asOf }) => (
        <table className={styles.weeks}>
          <caption>
            <VisuallyHidden>{t('weeks.title')}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('weeks.week')}</th>
              <th scope="col">{t('weeks.figure')}</th>
              <th scope="col">{t('weeks.tickets')}</th>
            </tr>
          </thead>
          <tbody>
            {balanceWeeks(weeks, period, today).map(({ week, tickets, balance, ...dates }) => (
              <tr key={week}>
                <th scope="row">{words.step(week)}</th>
                <td>{words.value(measure, balance?.deviation ?? null)}</td>
                <td>
                  <GoalFigureLink
                    list={{
                      indicator: 'balance',
                      from: dates.from,
                      to: dates.to,
                      technicianId: null,
                      week,
                    }}
                    cases={tickets}
                    asOf={asOf}
                  >
                    <VisuallyHidden>{words.step(week)}: </VisuallyHidden>
                    {tickets}
                  </GoalFigureLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Loaded>
  );
}
