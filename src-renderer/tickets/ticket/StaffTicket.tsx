import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useQueuedOf } from '../../rpc/outbox.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { type DeskSearch, onDesk } from '../search.ts';
import { Composer } from './Composer.tsx';
import { HistoryList } from './HistoryList.tsx';
import { Properties } from './Properties.tsx';
import styles from './StaffTicket.module.css';
import { TicketBanner } from './TicketBanner.tsx';
import { TicketHeader } from './TicketHeader.tsx';
import { Timeline } from './Timeline.tsx';
import { ticketTexts } from './texts.ts';
import { usePresenceIn } from './usePresenceIn.ts';

const route = getRouteApi('/solicitudes');

/** Below this the property column is a tab of its own. */
const TIGHT = 720;

interface StaffTicketProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** A ticket as the department works on it: timeline in the middle, properties beside, reply box below. */
export function StaffTicket({ ticket, onClose }: StaffTicketProps) {
  const t = useTexts(ticketTexts);
  const { ref, width } = useElementSize();
  const isTight = width > 0 && width < TIGHT;
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const { typing } = usePresenceIn(ticket.id);
  const history = useQuery(orpc.tickets.history.queryOptions({ input: { id: ticket.id } }));

  const shown = tab === 'details' && !isTight ? undefined : tab;
  const tabs = [undefined, ...(isTight ? (['details'] as const) : []), 'history'] as const;
  const show = (next: DeskSearch['tab']) =>
    void navigate({ to: '.', search: onDesk({ tab: next }), replace: true });

  return (
    <div className={styles.ticket} ref={ref}>
      <TicketHeader ticket={ticket} isTight={isTight} onClose={onClose} />
      <TicketBanner ticket={ticket} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <div className={styles.tabs} data-print="no">
            {tabs.map((one) => (
              <button
                key={one ?? 'conversation'}
                type="button"
                className={styles.tab}
                aria-pressed={shown === one}
                onClick={() => show(one)}
              >
                {t(one ?? 'conversation')}
              </button>
            ))}
          </div>
          {shown === 'details' ? (
            <div className={styles.scroll}>
              <Properties ticket={ticket} />
            </div>
          ) : shown === 'history' ? (
            <div className={styles.scroll}>
              <Loaded query={history} skeleton={<SkeletonRows />}>
                {({ items }) => <HistoryList items={items} />}
              </Loaded>
            </div>
          ) : (
            <Conversation ticket={ticket} history={history.data?.items ?? []} />
          )}
          {shown === undefined && <Composer key={ticket.id} ticket={ticket} onTyping={typing} />}
        </div>
        {!isTight && (
          <aside className={styles.aside} aria-label={t('details')}>
            <Properties ticket={ticket} />
          </aside>
        )}
      </div>
    </div>
  );
}

type Items = Parameters<typeof Timeline>[0]['history'];

/** The newest is what one came for: the timeline opens at its end and stays there when something is added. */
function Conversation({ ticket, history }: { readonly ticket: Ticket; readonly history: Items }) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = ticket.messages.length + history.length + useQueuedOf(ticket.folio).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: something new is the reason to move
  useEffect(() => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={styles.scroll} ref={scroller} tabIndex={0}>
      <Timeline ticket={ticket} history={history} />
    </div>
  );
}
