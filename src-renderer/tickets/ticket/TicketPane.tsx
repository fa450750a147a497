import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { ConflictHost } from '../actions/ConflictHost.tsx';
import { RequesterTicket } from '../requester/RequesterTicket.tsx';
import { StaffTicket } from './StaffTicket.tsx';
import { useReadNotices } from './useReadNotices.ts';

interface TicketPaneProps {
  readonly folio: string;
  readonly onClose: () => void;
}

/** The open ticket, as its reader's role sees it. */
export function TicketPane({ folio, onClose }: TicketPaneProps) {
  const isStaff = useAllows('tickets.seeAll');
  const ticket = useQuery(orpc.tickets.get.queryOptions({ input: { id: folio } }));
  useReadNotices(ticket.data?.id);
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
