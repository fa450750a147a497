import { IconFlag3 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Queue } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import type { Column } from '../../ui/columns.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { onDesk } from '../search.ts';
import styles from './TicketList.module.css';
import { deskTexts } from './texts.ts';

/** What there is room for beside an open ticket; the others can be asked for. */
const BESIDE = new Set(['folio', 'title', 'deadline', 'status']);

/** The columns of the list. A title is a link, so that it opens in a new tab as well. */
export function useTicketColumns(
  isStaff: boolean,
  isBeside: boolean,
  queue: Queue | undefined,
): readonly Column<TicketRow>[] {
  const t = useTexts(deskTexts);
  const word = useTexts(words);
  const formats = useFormats();
  return useMemo(() => {
    const when = (iso: string | null) => (iso === null ? '' : formats.dateTime(iso));
    const columns: (Column<TicketRow> & { readonly isStaffOnly?: boolean })[] = [
      {
        key: 'folio',
        header: t('column.folio'),
        width: 122,
        minWidth: 118,
        isFixed: true,
        sortKey: 'createdAt',
        render: (row) => <span className={styles.folio}>{row.folio}</span>,
        text: (row) => row.folio,
      },
      {
        key: 'title',
        header: t('column.title'),
        width: 320,
        minWidth: 200,
        grow: true,
        isFixed: true,
        render: (row) => (
          <Link
            to="/solicitudes/$folio"
            params={{ folio: row.folio }}
            search={onDesk()}
            className={styles.title}
            tabIndex={-1}
            preload={false}
          >
            {row.title}
          </Link>
        ),
        text: (row) => row.title,
      },
      {
        key: 'requester',
        header: t('column.requester'),
        width: 176,
        yields: 2,
        isStaffOnly: true,
        render: (row) => row.requester.name,
        text: (row) => row.requester.name,
      },
      {
        key: 'area',
        header: t('column.area'),
        width: 150,
        yields: 1,
        isStaffOnly: true,
        render: (row) => <span className={styles.quiet}>{row.area?.name}</span>,
        text: (row) => row.area?.name ?? '',
      },
      {
        key: 'deadline',
        header: t('column.deadline'),
        width: 190,
        minWidth: 150,
        sortKey: 'resolutionDueAt',
        render: (row) => <DeadlineText ticket={row} />,
        text: (row) => when(row.resolutionDueAt),
      },
      {
        key: 'status',
        header: t('column.status'),
        width: 126,
        minWidth: 104,
        render: (row) => <TicketStateBadge status={row.status} variant="plain" />,
        text: (row) => word(`status.${row.status}`),
      },
      {
        key: 'priority',
        header: t('column.priority'),
        width: 86,
        render: (row) => <PriorityBadge priority={row.priority} />,
        text: (row) => word(`priority.${row.priority}`),
      },
      {
        key: 'assignee',
        header: t('column.assignee'),
        width: 156,
        // Where the queue has said it already.
        isExtra: isStaff && (queue === 'mine' || queue === 'unassigned' || queue === 'approval'),
        render: (row) => <Assignee row={row} none={t('unassigned')} overLimit={t('overLimit')} />,
        text: (row) => row.assignee?.name ?? '',
      },
      {
        key: 'service',
        header: t('column.service'),
        width: 150,
        isExtra: true,
        render: (row) => row.service?.name,
        text: (row) => row.service?.name ?? '',
      },
      {
        key: 'channel',
        header: t('column.channel'),
        width: 96,
        isExtra: true,
        isStaffOnly: true,
        render: (row) => word(`channel.${row.channel}`),
        text: (row) => word(`channel.${row.channel}`),
      },
      {
        key: 'createdAt',
        header: t('column.createdAt'),
        width: 104,
        isExtra: true,
        sortKey: 'createdAt',
        render: (row) => <RelativeTime iso={row.createdAt} />,
        text: (row) => when(row.createdAt),
      },
      {
        key: 'updatedAt',
        header: t('column.updatedAt'),
        width: 104,
        isExtra: true,
        sortKey: '-updatedAt',
        render: (row) => <RelativeTime iso={row.updatedAt} />,
        text: (row) => when(row.updatedAt),
      },
    ];
    return columns
      .filter((column) => isStaff || column.isStaffOnly !== true)
      .map((column) => (isBeside && !BESIDE.has(column.key) ? { ...column, isExtra: true } : column));
  }, [t, word, formats, isStaff, isBeside, queue]);
}

interface AssigneeProps {
  readonly row: TicketRow;
  readonly none: string;
  readonly overLimit: string;
}

function Assignee({ row, none, overLimit }: AssigneeProps) {
  if (row.assignee === null) return <span className={styles.quiet}>{none}</span>;
  return (
    <span className={styles.person}>
      <Avatar name={row.assignee.name} size={16} isDecoration />
      <span className={styles.clip}>{row.assignee.name}</span>
      {row.isOverLimit && (
        <span className={styles.flag} title={overLimit}>
          <IconFlag3 size={13} role="img" aria-label={overLimit} />
        </span>
      )}
    </span>
  );
}
