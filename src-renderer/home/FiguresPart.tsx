import { Group, Title } from '@mantine/core';
import {
  IconChartBar,
  IconCircleCheck,
  IconClockCheck,
  IconInbox,
  IconStack2,
  IconStopwatch,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addToDate } from '#shared/calendars/localTime.ts';
import { orpc } from '../rpc/client.ts';
import { useFreshFigures } from '../rpc/useFreshFigures.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { StatTile, tileGrid, tileLink } from '../ui/StatTile.tsx';
import { useToday } from '../ui/useToday.ts';
import { homeTexts } from './texts.ts';

const FOUR_WEEKS = 27;

/** The main figures of the last four weeks, each with its list; the panel has the rest. */
export function FiguresPart() {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const to = useToday();
  const from = addToDate(to, -FOUR_WEEKS);
  useFreshFigures();
  const query = useQuery(
    orpc.indicators.figures.queryOptions({ input: { from, to }, placeholderData: keepPreviousData }),
  );
  return (
    <section aria-labelledby="figures">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="figures">
          {t('figures.title')}
        </Title>
        <LinkButton to="/indicadores" size="xs" variant="default" leftSection={<IconChartBar size={16} />}>
          {t('figures.open')}
        </LinkButton>
      </Group>
      <Loaded query={query} skeleton={<SkeletonCards cards={5} height={62} />}>
        {({ figures, asOf }) => {
          const { onTime, resolution, backlog } = figures;
          const tiles = [
            ['received', IconInbox, formats.number(figures.received)],
            ['resolved', IconCircleCheck, formats.number(figures.resolved)],
            ['onTime', IconClockCheck, onTime.share === null ? '–' : formats.percent(onTime.share)],
            [
              'resolution',
              IconStopwatch,
              resolution.median === null ? '–' : formats.duration(resolution.median, { workday: true }),
            ],
            ['backlog', IconStack2, formats.number(backlog.count)],
          ] as const;
          return (
            <ul className={tileGrid}>
              {tiles.map(([indicator, Mark, value]) => (
                <li key={indicator}>
                  <Link
                    to="/indicadores/solicitudes"
                    search={{
                      indicator,
                      asOf,
                      ...(indicator === 'backlog' ? {} : { period: 'own', from, to }),
                    }}
                    className={tileLink}
                    preload={false}
                  >
                    <StatTile
                      label={t(`figures.${indicator}`)}
                      value={value}
                      tone="neutral"
                      icon={<Mark size={20} stroke={1.75} />}
                    />
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
