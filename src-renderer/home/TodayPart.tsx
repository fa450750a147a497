import { Group, Title } from '@mantine/core';
import { IconLayoutKanban, IconUserExclamation, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards, SkeletonRows } from '../ui/Skeletons.tsx';
import { StatTile, tileGrid, tileLink } from '../ui/StatTile.tsx';
import { LoadTable } from './LoadTable.tsx';
import { QueueTiles } from './QueueTiles.tsx';
import { homeTexts } from './texts.ts';
import { summarise } from './workload.ts';

/** The manager's day at a glance: each figure opens what is behind it, and the technicians are under them, live. */
export function TodayPart() {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const counts = useQuery(orpc.tickets.counts.queryOptions({ input: {} }));
  const workload = useQuery(orpc.assignment.workload.queryOptions({ input: {} }));
  const summary = summarise(workload.data?.items ?? []);
  return (
    <>
      <section aria-labelledby="today">
        <Title order={2} id="today" mb="sm">
          {t('today.title')}
        </Title>
        <Loaded query={counts} skeleton={<SkeletonCards cards={5} height={62} />}>
          {({ items }) => (
            <ul className={tileGrid}>
              <QueueTiles counts={items} queues={['overdue', 'atRisk', 'unassigned']} />
              <li>
                <Link to="/tablero" className={tileLink}>
                  <StatTile
                    label={t('today.overLimit')}
                    value={formats.number(summary.overLimit)}
                    tone={summary.overLimit === 0 ? 'neutral' : 'danger'}
                    icon={<IconUserExclamation size={20} stroke={1.75} />}
                  />
                </Link>
              </li>
              <li>
                <Link to="/tablero" className={tileLink}>
                  <StatTile
                    label={t('today.absent')}
                    value={formats.number(summary.absent)}
                    tone={summary.absent === 0 ? 'neutral' : 'warning'}
                    icon={<IconUserOff size={20} stroke={1.75} />}
                  />
                </Link>
              </li>
              <QueueTiles counts={items} queues={['approval']} />
            </ul>
          )}
        </Loaded>
      </section>
      <section aria-labelledby="board">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="board">
            {t('board.title')}
          </Title>
          <LinkButton to="/tablero" size="xs" variant="default" leftSection={<IconLayoutKanban size={16} />}>
            {t('board.open')}
          </LinkButton>
        </Group>
        <Loaded query={workload} skeleton={<SkeletonRows rows={6} height={24} />}>
          {({ items }) => <LoadTable items={items} />}
        </Loaded>
      </section>
    </>
  );
}
