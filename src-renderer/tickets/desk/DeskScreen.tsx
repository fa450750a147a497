import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useAllows, useMe } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useDocumentTitle } from '../../ui/Page.tsx';
import { SplitPanes } from '../../ui/SplitPanes.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useExport } from '../../ui/useExport.ts';
import { type DeskSearch, filterOf, onDesk, queueShown } from '../search.ts';
import { TicketPane } from '../ticket/TicketPane.tsx';
import { ListPane } from './ListPane.tsx';
import { neighbour } from './neighbour.ts';
import { QueueList } from './QueueList.tsx';
import { deskTexts } from './texts.ts';
import { useTicketColumns } from './ticketColumns.tsx';
import { useTicketPages } from './useTicketPages.ts';

const route = getRouteApi('/solicitudes');

/** Where a technician spends the day: queues, list, ticket. On a telephone one of them at a time. */
export function DeskScreen() {
  const t = useTexts(deskTexts);
  const me = useMe();
  const isStaff = useAllows('tickets.seeAll');
  const search = route.useSearch();
  const { folio } = useParams({ strict: false });
  const navigate = useNavigate();
  const isWide = useMediaQuery('(min-width: 90em)', true, { getInitialValueInEffect: false });
  // Room for a table beside queues and ticket; with less, rows are cards.
  const isVast = useMediaQuery('(min-width: 110em)', true, { getInitialValueInEffect: false });
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const inputRef = useRef<HTMLInputElement>(null);

  const queue = isStaff ? queueShown(search, me.roles.includes('technician')) : search.queue;
  const filter = filterOf(search, queue);
  const { query, items, total } = useTicketPages(filter);
  const columns = useTicketColumns(isStaff, folio !== undefined, queue);
  useDocumentTitle(folio ?? t(isStaff ? 'title' : 'mineTitle'));

  const openFolio = (next: string) =>
    void navigate({
      to: '/solicitudes/$folio',
      params: { folio: next },
      search: onDesk({ tab: undefined }),
    });
  const close = () => void navigate({ to: '/solicitudes', search: { ...search, tab: undefined } });
  const setSearch = (changes: Partial<DeskSearch>) =>
    void navigate({ to: '.', search: onDesk({ queue, ...changes }), replace: true });

  const at = items.findIndex((row) => row.folio === folio);
  const go = (step: 1 | -1) => {
    const next = items[neighbour(at, step, items.length)];
    if (next !== undefined) openFolio(next.folio);
  };
  // The keys stay registered while the list changes; what they do is always about the present one.
  const latest = useRef({ go, close });
  latest.current = { go, close };
  const isOpen = folio !== undefined;
  const shortcuts = useMemo(
    () => [
      { keys: 'j', label: t('keys.next'), run: () => latest.current.go(1) },
      { keys: 'k', label: t('keys.previous'), run: () => latest.current.go(-1) },
      { keys: '/', label: t('keys.search'), run: () => inputRef.current?.focus() },
      ...(isOpen ? [{ keys: 'u', label: t('keys.close'), run: () => latest.current.close() }] : []),
    ],
    [isOpen, t],
  );
  useShortcuts(t('keys.group'), shortcuts);

  const exported = useExport({
    list: 'tickets',
    filter,
    name: isOpen ? 'ticketsBeside' : 'tickets',
    columns,
    title: t('exportName'),
  });

  const hasQueues = isStaff && !isPhone && (isWide || folio === undefined);
  return (
    <SplitPanes
      name={isVast ? 'desk' : isWide ? 'deskMedium' : 'deskNarrow'}
      activePane={isOpen ? 'ticket' : 'list'}
      panes={[
        hasQueues
          ? {
              key: 'queues',
              label: t('queues'),
              width: 220,
              minWidth: 140,
              content: <QueueList current={queue} />,
            }
          : null,
        isOpen && !isStaff
          ? null
          : {
              key: 'list',
              label: t('list'),
              ...(isOpen ? { width: isVast ? 726 : 420, minWidth: 280, maxWidth: 1_200 } : {}),
              content: (
                <ListPane
                  search={search}
                  queue={queue}
                  isStaff={isStaff}
                  hasQueues={hasQueues}
                  isBeside={isOpen}
                  columns={columns}
                  query={query}
                  items={items}
                  total={total}
                  openKey={items[at]?.id ?? null}
                  inputRef={inputRef}
                  onOpen={openFolio}
                  onSearch={setSearch}
                  onExport={(format) => void exported.run(format)}
                />
              ),
            },
        isOpen
          ? {
              key: 'ticket',
              label: t('ticket'),
              content: <TicketPane key={folio} folio={folio} onClose={close} />,
            }
          : null,
      ]}
    />
  );
}
