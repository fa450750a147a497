import { Title } from '@mantine/core';
import { IconArrowsDiff, IconChartBar, IconStack2, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards, SkeletonRows } from '../ui/Skeletons.tsx';
import { StatTile, tileGrid, tileLink } from '../ui/StatTile.tsx';
import { LoadTable } from './LoadTable.tsx';
import { QueueTiles } from './QueueTiles.tsx';
import { homeTexts } from './texts.ts';
import { summarise } from './workload.ts';

/** The master's view: is the work fairly shared, and does anything pile up? */
export function WorkPart() {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const counts = useQuery(orpc.tickets.counts.queryOptions({ input: {} }));
  const workload = useQuery(orpc.assignment.workload.queryOptions({ input: {} }));
  return (
    <>
      <section aria-labelledby="work">
        <Title order={2} id="work" mb="sm">
          {t('master.title')}
        </Title>
        <Loaded query={workload} skeleton={<SkeletonCards cards={4} height={62} />}>
          {({ items }) => {
            const summary = summarise(items);
            const figure = (value: number | null) => (value === null ? '–' : formats.number(value));
            return (
              <ul className={tileGrid}>
                <li className={tileLink}>
                  <StatTile
                    label={t('master.active')}
                    value={figure(summary.active)}
                    tone="neutral"
                    icon={<IconStack2 size={20} stroke={1.75} />}
                  />
                </li>
                <li className={tileLink}>
                  <StatTile
                    label={t('master.perTechnician')}
                    value={figure(summary.mean)}
                    tone="neutral"
                    icon={<IconChartBar size={20} stroke={1.75} />}
                  />
                </li>
                <li className={tileLink}>
                  <StatTile
                    label={t('master.spread')}
                    value={figure(summary.spread)}
                    tone="neutral"
                    icon={<IconArrowsDiff size={20} stroke={1.75} />}
                  />
                </li>
                <li className={tileLink}>
                  <StatTile
                    label={t('master.onShift')}
                    value={figure(summary.onShift)}
                    tone="neutral"
                    icon={<IconUserCheck size={20} stroke={1.75} />}
                  />
                </li>
              </ul>
            );
          }}
        </Loaded>
      </section>
      <section aria-labelledby="queues">
        <Title order={2} id="queues" mb="sm">
          {t('master.queues')}
        </Title>
        <Loaded query={counts} skeleton={<SkeletonCards cards={4} height={62} />}>
          {({ items }) => (
            <ul className={tileGrid}>
              <QueueTiles counts={items} queues={['overdue', 'dueToday', 'unassigned', 'open']} />
            </ul>
          )}
        </Loaded>
      </section>
      <section aria-labelledby="loads">
        <Title order={2} id="loads" mb="sm">
          {t('board.title')}
        </Title>
        <Loaded query={workload} skeleton={<SkeletonRows rows={6} height={24} />}>
          {({ items }) => <LoadTable items={items} />}
        </Loaded>
      </section>
    </>
  );
}
