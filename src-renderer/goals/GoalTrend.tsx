import { Select, Table, Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { Goal, PastPeriod } from '#shared/goals/fields.ts';
import { orpc } from '../rpc/client.ts';
import { GoalFigureLink } from '../signs/GoalFigureLink.tsx';
import { GoalWeeks, useIsOfWeeks } from '../signs/GoalWeeks.tsx';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './goals.module.css';
import { goalTexts } from './texts.ts';

interface GoalTrendProps {
  readonly goal: Goal;
  /** Who is measured by a goal of a role. */
  readonly people: readonly { readonly id: number; readonly name: string }[];
}

/** How a goal went in the last twelve periods, the newest first; each figure opens its tickets. */
export function GoalTrend({ goal, people }: GoalTrendProps) {
  const t = useTexts(goalTexts);
  const words = useGoalWords();
  const tSigns = useTexts(goalSignTexts);
  const isOfWeeks = useIsOfWeeks();
  const [wanted, setWanted] = useState<string | null>(null);
  /** The period whose weeks are shown. */
  const [opened, setOpened] = useState<string | null>(null);
  // Who is measured may be known only after this was opened.
  const chosen = people.find(({ id }) => String(id) === wanted) ?? people[0];
  const isOfRole = goal.scope.kind === 'role';
  const query = useQuery({
    ...orpc.goals.history.queryOptions({
      input: { id: goal.id, ...(isOfRole && chosen !== undefined ? { technicianId: chosen.id } : {}) },
      placeholderData: keepPreviousData,
    }),
    enabled: !isOfRole || chosen !== undefined,
  });
  if (isOfRole && people.length === 0) return null;
  return (
    <section aria-labelledby="trend">
      <Title order={3} id="trend" fz="sm" mb={4}>
        {t('trend.title')}
      </Title>
      {isOfRole && people.length > 1 && (
        <Select
          label={t('trend.whose')}
          data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={chosen === undefined ? null : String(chosen.id)}
          onChange={setWanted}
          allowDeselect={false}
          size="xs"
          mb="xs"
        />
      )}
      <Loaded query={query} skeleton={<SkeletonRows rows={12} height={22} />}>
        {({ periods, asOf }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <section className={styles.scroll} aria-label={t('trend.title')} tabIndex={0}>
            <Table verticalSpacing={3} fz="xs">
              <caption>
                <VisuallyHidden>{t('trend.title')}</VisuallyHidden>
              </caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('trend.step')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('trend.value')}
                  </Table.Th>
                  <Table.Th scope="col">{t('trend.result')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('trend.cases')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {periods.toReversed().map((period) => (
                  <Fragment key={period.step}>
                    <Table.Tr>
                      <Table.Th scope="row" fw={400}>
                        {words.step(period.step)}
                      </Table.Th>
                      <Table.Td ta="right">{words.value(goal.measure, period.value)}</Table.Td>
                      <Table.Td>
                        <Outcome period={period} />
                      </Table.Td>
                      <Table.Td ta="right">
                        {isOfWeeks(goal.measure, period) ? (
                          <UnstyledButton
                            className={styles.weeks}
                            aria-expanded={opened === period.step}
                            onClick={() => setOpened(opened === period.step ? null : period.step)}
                          >
                            <VisuallyHidden>{tSigns('weeks.title')}: </VisuallyHidden>
                            {period.cases}
                          </UnstyledButton>
                        ) : (
                          <GoalFigureLink list={period.list} cases={period.cases} asOf={asOf}>
                            {period.cases}
                          </GoalFigureLink>
                        )}
                      </Table.Td>
                    </Table.Tr>
                    {opened === period.step && (
                      <Table.Tr>
                        <Table.Td colSpan={4}>
                          <GoalWeeks measure={goal.measure} period={period} />
                        </Table.Td>
                      </Table.Tr>
                    )}
                  </Fragment>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Loaded>
    </section>
  );
}

function Outcome({ period: { isOfGoal, isRunning, isMet } }: { readonly period: PastPeriod }) {
  const t = useTexts(goalTexts);
  if (isMet === null) return <span className={styles.quiet}>{t('trend.nothing')}</span>;
  if (isRunning) {
    return (
      <StatusBadge tone="info" icon={<IconPlayerPlay />} variant="plain">
        {t('trend.running')}
      </StatusBadge>
    );
  }
  if (!isOfGoal) return <span className={styles.quiet}>{t('trend.before')}</span>;
  return isMet ? (
    <StatusBadge tone="success" icon={<IconCheck />} variant="plain">
      {t('trend.met')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="danger" icon={<IconX />} variant="plain">
      {t('trend.missed')}
    </StatusBadge>
  );
}
