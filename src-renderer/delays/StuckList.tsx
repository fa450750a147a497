import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StuckRow } from '#shared/delays/fields.ts';
import { STUCK_KINDS, type StuckKind } from '#shared/delays/stuck.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { useNow } from '../ui/useNow.ts';
import { DelayList } from './DelayList.tsx';
import styles from './delays.module.css';
import { EVERY } from './refresh.ts';
import { type DelaysSearch, filterOf } from './search.ts';
import { delaysTexts } from './texts.ts';
import { useTicketColumns } from './ticketColumns.tsx';

interface StuckListProps {
  readonly search: DelaysSearch;
  readonly onSearch: (changes: Partial<DelaysSearch>) => void;
  readonly counts: Readonly<Record<StuckKind, number>> | undefined;
}

/** Tickets on which nobody acts, the longest first: with a technician, waiting, and nobody's apart. */
export function StuckList({ search, onSearch, counts }: StuckListProps) {
  const t = useTexts(delaysTexts);
  const formats = useFormats();
  const now = useNow();
  const seesAll = useAllows('indicators.all');
  const common = useTicketColumns();
  const { kind = 'working' } = search;
  const query = useInfiniteQuery(
    orpc.delays.stuck.infiniteOptions({
      ...byCursor({ ...filterOf(search), kind }),
      placeholderData: keepPreviousData,
      refetchInterval: EVERY,
    }),
  );
  const columns = useMemo((): Column<StuckRow>[] => {
    const still = ({ idleSeconds }: StuckRow) =>
      t('workTime', { time: formats.duration(idleSeconds, { workday: true }) });
    return [
      common.folio,
      common.title,
      common.assignee,
      common.service,
      common.priority,
      common.status,
      {
        key: 'still',
        header: t('column.still'),
        width: 140,
        minWidth: 110,
        render: (row) => <span className={styles.warning}>{still(row)}</span>,
      },
      {
        key: 'lastAct',
        header: t('column.lastAct'),
        width: 240,
        yields: 1,
        render: ({ lastAct }) =>
          lastAct === null
            ? t('noAct')
            : t('lastAct', { who: lastAct.by?.name ?? '', when: formats.dayAndTime(lastAct.at, now) }),
      },
      { ...common.deadline, isExtra: true },
    ];
  }, [common, t, formats, now]);
  const named = (one: StuckKind) => {
    const name = t(`kind.${one}`);
    const count = counts?.[one];
    return count === undefined ? name : t('counted', { name, count: formats.number(count) });
  };
  // Nobody's tickets are no technician's own.
  const kinds = STUCK_KINDS.filter((one) => seesAll || one !== 'unassigned');
  return (
    <>
      <div className={styles.parts} data-print="no">
        <SegmentedControl
          size="xs"
          aria-label={t('kind.label')}
          value={kind}
          onChange={(value) => onSearch({ kind: STUCK_KINDS.find((one) => one === value) })}
          data={kinds.map((one) => ({ value: one, label: named(one) }))}
        />
      </div>
      <div className={styles.list}>
        <DelayList
          name="delaysStuck"
          label={`${t('part.stuck')}: ${t(`kind.${kind}`)}`}
          query={query}
          columns={columns}
          cardLine={({ idleSeconds }) => (
            <span className={styles.warning}>
              {t('workTime', { time: formats.duration(idleSeconds, { workday: true }) })}
            </span>
          )}
          empty={{ title: t('empty.stuck'), hint: t('empty.hint') }}
        />
      </div>
    </>
  );
}
