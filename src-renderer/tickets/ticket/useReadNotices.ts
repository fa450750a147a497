import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, orpc } from '../../rpc/client.ts';

/**
 * Who looks at a ticket has read what the bell says of it, also of what happens while it is open. Nothing depends on
 * it: a notice that stays unread is no error.
 */
export function useReadNotices(ticketId: number | undefined): void {
  const queries = useQueryClient();
  const { data: unread } = useQuery(orpc.notifications.unread.queryOptions({ input: {} }));
  // The newest notice is part of the question: each newer one asks again.
  const newestId = unread !== undefined && unread.count > 0 ? unread.newestId : null;

  useEffect(() => {
    if (ticketId === undefined || newestId === null || document.visibilityState !== 'visible') return;
    client.notifications
      .markRead({ ticketId })
      .then(({ count }) =>
        count > 0 ? queries.invalidateQueries({ queryKey: orpc.notifications.key() }) : null,
      )
      .catch(() => {});
  }, [queries, ticketId, newestId]);
}
