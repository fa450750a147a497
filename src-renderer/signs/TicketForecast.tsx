import { useQuery } from '@tanstack/react-query';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { isOpen } from '#shared/tickets/ticket.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows, useMe } from '../rpc/session.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './ForecastText.module.css';
import { ForecastText } from './ForecastText.tsx';
import { useForecastWords } from './forecastWords.ts';

/** How often a prediction that is looked at is asked for anew: time is used meanwhile. */
const EVERY = 300_000;

/** Whether this person is told when the ticket will be done: technicians of their own, those who lead of all. */
export function useSeesForecast(ticket: Pick<TicketRow, 'status' | 'assignee'>): boolean {
  const me = useMe();
  const seesOwn = useAllows('indicators.own');
  const seesAll = useAllows('indicators.all');
  const isTheirs = ticket.assignee?.id === me.id;
  return ticket.assignee !== null && isOpen(ticket.status) && (seesAll || (seesOwn && isTheirs));
}

/** When a ticket will be done, on its own page: asked for after all else is there. */
export function TicketForecast({ ticket }: { readonly ticket: Pick<TicketRow, 'id'> }) {
  const say = useForecastWords();
  const now = useNow();
  const { data } = useQuery(
    orpc.delays.forecast.queryOptions({ input: { id: ticket.id }, refetchInterval: EVERY }),
  );
  if (data === undefined) return <span className={styles.quiet}>…</span>;
  const { forecast } = data;
  if (forecast.kind === 'none') return <span className={styles.quiet}>{say.line(forecast, now)}</span>;
  return <ForecastText forecast={forecast}>{say.line(forecast, now)}</ForecastText>;
}
