import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../rpc/client.ts';
import { choiceOfPeriod, type ReportChoice, reportChoice } from './reportChoice.ts';

/** The choice with the period that a saved report opens with, where the address says none. */
export function useShownChoice(choice: ReportChoice): ReportChoice {
  const { report, saved } = choice;
  const known = useQuery(
    orpc.reports.savedReport.queryOptions({
      input: { id: saved ?? 0 },
      enabled: report === undefined && saved !== undefined,
    }),
  );
  const period = known.data?.period;
  return useMemo(() => {
    // Without what else an address holds: a search, a drawer.
    const own = reportChoice.parse(choice);
    return own.period === undefined && period !== undefined ? { ...own, ...choiceOfPeriod(period) } : own;
  }, [choice, period]);
}
