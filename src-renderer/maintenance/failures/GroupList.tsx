import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecurringGroup } from '#shared/maintenance/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { FailureDrawer } from './FailureDrawer.tsx';
import styles from './failures.module.css';
import { groupKey } from './groupKey.ts';
import { failureTexts } from './texts.ts';

interface GroupListProps {
  readonly days: number;
  readonly atLeast: number;
  /** The group whose tickets are open at the side. */
  readonly of: string | undefined;
  readonly onOf: (of: string | undefined) => void;
}

/** Groups of service, area and model that stand above their own history, the least likely first. */
export function GroupList({ days, atLeast, of, onOf }: GroupListProps) {
  const t = useTexts(failureTexts);
  const formats = useFormats();
  const query = useQuery(
    orpc.maintenance.recurring.queryOptions({
      input: { days, atLeast },
      placeholderData: keepPreviousData,
    }),
  );
  const names = useGroupNames();
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={6} />}>
      {({ from, until, periods, items }) => {
        if (periods === 0) return <EmptyState title={t('group.noHistory')} hint={t('group.noHistoryHint')} />;
        const opened = items.find((group) => groupKey(group) === of);
        return (
          <>
            <p className={styles.span}>
              {t('group.span', {
                count: periods,
                from: formats.localDay(from),
                until: formats.localDay(until),
              })}
            </p>
            {items.length === 0 ? (
              <EmptyState title={t('group.empty')} hint={t('group.emptyHint')} />
            ) : (
              <ul className={styles.groups}>
                {items.map((group) => (
                  <GroupLine
                    key={groupKey(group)}
                    group={group}
                    names={names(group)}
                    onOpen={() => onOf(groupKey(group))}
                  />
                ))}
              </ul>
            )}
            <FailureDrawer
              title={opened === undefined ? '' : Object.values(names(opened)).join(' · ')}
              filter={
                opened === undefined
                  ? null
                  : {
                      from,
                      until,
                      serviceId: opened.service?.id ?? null,
                      areaId: opened.area?.id ?? null,
                      model: opened.model,
                    }
              }
              onClose={() => onOf(undefined)}
            />
          </>
        );
      }}
    </Loaded>
  );
}

interface GroupNames {
  readonly service: string;
  readonly area: string;
  readonly model: string;
}

function useGroupNames(): (group: RecurringGroup) => GroupNames {
  const t = useTexts(failureTexts);
  return ({ service, area, model }) => ({
    service: service?.name ?? t('group.noService'),
    area: area?.name ?? t('group.noArea'),
    model:
      model === null
        ? t('group.noAsset')
        : [model.brand, model.model].filter(Boolean).join(' ') || t('group.noModel'),
  });
}

interface GroupLineProps {
  readonly group: RecurringGroup;
  readonly names: GroupNames;
  readonly onOpen: () => void;
}

function GroupLine({ group, names, onOpen }: GroupLineProps) {
  const t = useTexts(failureTexts);
  const formats = useFormats();
  const mayManage = useAllows('assets.manage');
  const mean = formats.number(Math.round(group.mean * 10) / 10);
  return (
    <li className={styles.group}>
      <Button
        className={styles.count}
        variant="light"
        color="red"
        aria-label={t('group.tickets', { count: group.count, name: Object.values(names).join(', ') })}
        onClick={onOpen}
      >
        {formats.number(group.count)}
      </Button>
      <span className={styles.names}>
        <strong>{names.service}</strong>
        <span>
          {names.area} · {names.model}
        </span>
        <span className={styles.quiet}>{t('group.usualOf', { mean, upTo: group.upTo })}</span>
      </span>
      {mayManage && (
        <LinkButton
          size="compact-sm"
          variant="default"
          leftSection={<IconCalendarPlus size={14} />}
          to="/inventario/mantenimiento/planes"
          search={{ open: 'new', categoryId: group.category?.id, serviceId: group.service?.id }}
        >
          {t('group.plan')}
        </LinkButton>
      )}
    </li>
  );
}
