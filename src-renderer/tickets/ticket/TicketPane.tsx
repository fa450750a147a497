import { Button } from '@mantine/core';
import { IconTicketOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toAppError } from '../../rpc/appError.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { ConflictHost } from '../actions/ConflictHost.tsx';
import { RequesterTicket } from '../requester/RequesterTicket.tsx';
import { StaffTicket } from './StaffTicket.tsx';
import { ticketTexts } from './texts.ts';
import { useReadNotices } from './useReadNotices.ts';

interface TicketPaneProps {
  readonly folio: string;
  readonly onClose: () => void;
}

/** The open ticket, as its reader's role sees it. */
export function TicketPane({ folio, onClose }: TicketPaneProps) {
  const isStaff = useAllows('tickets.seeAll');
  const t = useTexts(ticketTexts);
  const ticket = useQuery(orpc.tickets.get.queryOptions({ input: { id: folio } }));
  useReadNotices(ticket.data?.id);
  if (ticket.data === undefined && ticket.error !== null && toAppError(ticket.error).code === 'notFound') {
    return (
      <EmptyState
        icon={<IconTicketOff size={28} stroke={1.5} />}
        title={t('missing.title')}
        hint={t('missing.hint')}
        action={
          <Button variant="default" onClick={onClose}>
            {t('missing.back')}
          </Button>
        }
      />
    );
  }
  return (
    <Loaded query={ticket} skeleton={<SkeletonRows rows={14} height={18} />}>
      {(data) => (
        <ConflictHost ticket={data}>
          {isStaff ? (
            <StaffTicket ticket={data} onClose={onClose} />
          ) : (
            <RequesterTicket ticket={data} onClose={onClose} />
          )}
        </ConflictHost>
      )}
    </Loaded>
  );
}
