import { useDroppable } from '@dnd-kit/core';
import { Text } from '@mantine/core';
import { useIntersection, useMergedRef } from '@mantine/hooks';
import { IconInbox } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TechnicianLoad } from '#shared/assignment/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { orpc } from '../rpc/client.ts';
import { LoadBar } from '../signs/LoadBar.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import styles from './Board.module.css';
import { BoardCard } from './BoardCard.tsx';
import { columnFilter, queueFilter } from './columns.ts';
import { boardTexts } from './texts.ts';
import type { Receiver } from './useReassign.ts';

interface BoardColumnProps {
  /** Null: the queue of what nobody has. */
  readonly load: TechnicianLoad | null;
  readonly mayMove: boolean;
  readonly receivers: readonly Receiver[];
  readonly onMove: (row: TicketRow, to: Receiver) => void;
}

/** A technician with their figures and their tickets. Asks for the tickets once the column has come into sight. */
export function BoardColumn({ load, mayMove, receivers, onMove }: BoardColumnProps) {
  const t = useTexts(boardTexts);
  const { ref: seenRef, entry } = useIntersection({ rootMargin: '200px' });
  const { setNodeRef, isOver } = useDroppable({
    id: load?.technician.id ?? 0,
    disabled: load === null || !mayMove,
  });
  const ref = useMergedRef(seenRef, setNodeRef);
  const tickets = useQuery(
    orpc.tickets.list.queryOptions({
      input: load === null ? queueFilter : columnFilter(load.technician.id),
      enabled: entry?.isIntersecting === true,
      placeholderData: keepPreviousData,
    }),
  );
  const name = load?.technician.name ?? t('unassigned');
  return (
    <section
      ref={ref}
      className={styles.column}
      data-over={isOver}
      data-away={load !== null && (load.isAbsent || !load.isOnShift)}
      aria-label={load === null ? name : t('column', { name })}
    >
      {load === null ? <QueueHead tickets={tickets.data?.items.length ?? null} /> : <Head load={load} />}
      <div className={styles.cards}>
        <Loaded query={tickets} skeleton={<SkeletonRows rows={4} height={40} />}>
          {(page) => (
            <>
              {page.items.length === 0 && (
                <Text size="xs" c="dimmed" ta="center" py="md">
                  {load === null ? t('emptyQueue') : t('empty')}
                </Text>
              )}
              {page.items.map((row) => (
                <BoardCard key={row.id} row={row} mayMove={mayMove} receivers={receivers} onMove={onMove} />
              ))}
              {page.nextCursor !== null && (
                <Link
                  className={styles.more}
                  to="/solicitudes"
                  search={
                    load === null
                      ? { queue: 'unassigned' }
                      : { assigneeId: load.technician.id, queue: 'open' }
                  }
                >
                  {t('more', {
                    count: Math.max(1, (page.total ?? page.items.length + 1) - page.items.length),
                  })}
                </Link>
              )}
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
}

function QueueHead({ tickets }: { readonly tickets: number | null }) {
  const t = useTexts(boardTexts);
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <span className={styles.queueMark} aria-hidden>
          <IconInbox size={16} />
        </span>
        <h2 className={styles.name}>{t('unassigned')}</h2>
        <span className={styles.total}>{tickets ?? ''}</span>
      </div>
      <span className={styles.quiet}>{t('unassignedHint')}</span>
    </header>
  );
}

function Head({ load }: { readonly load: TechnicianLoad }) {
  const t = useTexts(boardTexts);
  const { technician } = load;
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Avatar name={technician.name} isDecoration size={24} />
        <h2 className={styles.name}>
          <Link to="/solicitudes" search={{ queue: 'open', assigneeId: technician.id }}>
            {technician.name}
          </Link>
        </h2>
      </div>
      <div className={styles.state}>
        <span
          className={styles.presence}
          data-state={load.isAbsent ? 'absent' : load.isOnShift ? 'on' : 'off'}
        >
          {load.isAbsent ? t('absent') : load.isOnShift ? t('onShift') : t('offShift')}
        </span>
        <LoadBar
          active={load.active}
          limit={load.limit}
          label={t('load', { active: load.active, limit: load.limit })}
        />
      </div>
      <dl className={styles.figures}>
        <Figure label={t('overdue')} value={load.overdue} tone="danger" />
        <Figure label={t('dueToday')} value={load.dueToday} tone="warning" />
        <Figure label={t('waiting')} value={load.waiting} tone="neutral" />
        <Figure label={t('week')} value={load.assignedThisWeek} tone="neutral" />
      </dl>
    </header>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly tone: 'danger' | 'warning' | 'neutral';
}

function Figure({ label, value, tone }: FigureProps) {
  return (
    <div className={styles.figure} data-tone={value > 0 ? tone : 'neutral'}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
