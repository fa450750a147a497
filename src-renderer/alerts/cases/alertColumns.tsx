import { useMemo } from 'react';
import type { AlertCase, CaseState } from '#shared/alerts/contract.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useNow } from '../../ui/useNow.ts';
import { alertTexts } from '../texts.ts';
import { KindBadge, SeverityBadge } from './CaseBadges.tsx';
import { aboutOf, caseSentence } from './caseSentence.ts';

/** The columns of the list; who saw to it, or when it ended, only where there is such a thing. */
export function useAlertColumns(state: CaseState): Column<AlertCase>[] {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const now = useNow();
  return useMemo((): Column<AlertCase>[] => {
    const ended: Column<AlertCase> = {
      key: 'ended',
      header: t('column.ended'),
      width: 150,
      minWidth: 110,
      render: (one) => {
        if (one.clearedAt !== null) return <RelativeTime iso={one.clearedAt} />;
        return one.acknowledgedBy === null ? '' : t('acknowledgedBy', { name: one.acknowledgedBy.name });
      },
    };
    return [
      {
        key: 'severity',
        header: t('severityFilter'),
        width: 120,
        minWidth: 112,
        isFixed: true,
        render: (one) => <SeverityBadge severity={one.severity} />,
      },
      {
        key: 'kind',
        header: t('kindFilter'),
        width: 178,
        minWidth: 150,
        render: (one) => <KindBadge kind={one.kind} />,
      },
      {
        key: 'about',
        header: t('column.about'),
        width: 300,
        minWidth: 200,
        grow: true,
        isFixed: true,
        render: (one) => aboutOf(one, t),
      },
      {
        key: 'what',
        header: t('column.what'),
        width: 320,
        minWidth: 240,
        grow: true,
        yields: 2,
        render: (one) => caseSentence(one, t, formats, now),
      },
      {
        key: 'technician',
        header: t('column.technician'),
        width: 150,
        minWidth: 120,
        yields: 1,
        render: (one) => one.ticket?.assignee?.name ?? one.technician?.name ?? '',
      },
      {
        key: 'raised',
        header: t('column.raised'),
        width: 110,
        minWidth: 90,
        render: (one) => <RelativeTime iso={one.raisedAt} />,
      },
      ...(state === 'open' ? [] : [state === 'past' ? { ...ended, header: t('clearedAt') } : ended]),
    ];
  }, [t, formats, now, state]);
}
