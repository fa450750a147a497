import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type IndicatorKey, indicators } from '#shared/indicators/indicator.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import type { Column } from '../../ui/columns.ts';
import styles from './FigureList.module.css';
import { figureListTexts } from './listTexts.ts';

const INSTANTS = ['createdAt', 'firstRespondedAt', 'resolvedAt', 'closedAt'] as const;

/** The columns of the list behind a figure; the instant that put the tickets into it is among them. */
export function useFigureColumns(indicator: IndicatorKey): readonly Column<TicketRow>[] {
  const t = useTexts(figureListTexts);
  const word = useTexts(words);
  const formats = useFormats();
  return useMemo(() => {
    const when = (iso: string | null) => (iso === null ? '' : formats.dateTime(iso));
    const { instant } = indicators[indicator];
    const isOfPromise = instant === 'resolutionDueAt' || instant === 'firstPromiseAt' || instant === 'now';
    return [
      {
        key: 'folio',
        header: t('column.folio'),
        width: 122,
        minWidth: 118,
        isFixed: true,
        render: (row) => row.folio,
        text: (row) => row.folio,
      },
      {
        key: 'title',
        header: t('column.title'),
        width: 300,
        minWidth: 180,
        grow: true,
        isFixed: true,
        render: (row) => (
          <Link
            to="/solicitudes/$folio"
            params={{ folio: row.folio }}
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
        width: 160,
        yields: 2,
        render: (row) => row.requester.name,
        text: (row) => row.requester.name,
      },
      {
        key: 'area',
        header: t('column.area'),
        width: 140,
        yields: 1,
        render: (row) => row.area?.name,
        text: (row) => row.area?.name ?? '',
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
        key: 'assignee',
        header: t('column.assignee'),
        width: 150,
        yields: 4,
        render: (row) => row.assignee?.name,
        text: (row) => row.assignee?.name ?? '',
      },
      {
        key: 'status',
        header: t('column.status'),
        width: 120,
        minWidth: 104,
        render: (row) => <TicketStateBadge status={row.status} variant="plain" />,
        text: (row) => word(`status.${row.status}`),
      },
      {
        key: 'priority',
        header: t('column.priority'),
        width: 86,
        yields: 3,
        render: (row) => <PriorityBadge priority={row.priority} />,
        text: (row) => word(`priority.${row.priority}`),
      },
      {
        key: 'channel',
        header: t('column.channel'),
        width: 96,
        isExtra: true,
        render: (row) => word(`channel.${row.channel}`),
        text: (row) => word(`channel.${row.channel}`),
      },
      ...INSTANTS.map(
        (key): Column<TicketRow> => ({
          key,
          header: t(`column.${key}`),
          width: 148,
          isExtra: key !== 'createdAt' && key !== instant,
          render: (row) => when(row[key]),
          text: (row) => when(row[key]),
        }),
      ),
      {
        key: 'deadline',
        header: t('column.deadline'),
        width: 180,
        minWidth: 150,
        isExtra: !isOfPromise,
        render: (row) => <DeadlineText ticket={row} />,
        text: (row) => when(row.resolutionDueAt),
      },
    ];
  }, [t, word, formats, indicator]);
}
