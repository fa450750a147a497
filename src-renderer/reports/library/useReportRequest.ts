import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReportRequest } from '#shared/reports/source.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows, useMe } from '../../rpc/session.ts';
import { askedOf, type ReportChoice, requestOf } from './reportChoice.ts';

/** The request that an address means: a technician’s own performance is theirs, a folio becomes its ticket. */
export function useReportRequest(choice: ReportChoice): {
  readonly request: ReportRequest | null;
  /** The folio names no ticket that one may see. */
  readonly isUnknownTicket: boolean;
} {
  const me = useMe();
  const seesAll = useAllows('indicators.all');
  const { subject } = askedOf(choice);
  const folio = subject === 'ticket' ? (choice.ticket ?? '') : '';
  const ticket = useQuery(
    orpc.tickets.get.queryOptions({ input: { id: folio }, enabled: folio !== '', retry: false }),
  );
  const ticketId = folio === '' ? undefined : ticket.data?.id;
  const request = useMemo(() => {
    const who = subject === 'technician' && !seesAll ? me.id : choice.who;
    return requestOf({ ...choice, who }, ticketId);
  }, [choice, ticketId, subject, seesAll, me.id]);
  return { request, isUnknownTicket: folio !== '' && ticket.isError };
}
