import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Goal } from '#shared/goals/fields.ts';
import { GOAL_SCOPES } from '#shared/goals/goal.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { useAllows } from '../rpc/session.ts';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EditDrawer } from '../ui/EditDrawer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { GoalCard } from './GoalCard.tsx';
import { GoalDetail } from './GoalDetail.tsx';
import { NewGoal } from './GoalForm.tsx';
import styles from './goals.module.css';
import type { GoalSearch } from './search.ts';
import { goalTexts } from './texts.ts';

const route = getRouteApi('/indicadores/metas');

/** What is to be achieved, how it goes and how it will end; proposals and what is over below. */
export function GoalsScreen() {
  const t = useTexts(goalTexts);
  const words = useGoalWords();
  const navigate = useNavigate();
  const { goal: open } = route.useSearch();
  const mayPropose = useAllows('goals.propose');
  const mayManage = useAllows('goals.manage');
  const progress = useQuery(
    orpc.goals.progress.queryOptions({ input: {}, placeholderData: keepPreviousData }),
  );
  const goals = useInfiniteQuery(
    orpc.goals.list.infiniteOptions({
      ...byCursor({ limit: 100 }),
    }),
  );
  const show = (goal: GoalSearch['goal']) =>
    void navigate({ to: '/indicadores/metas', search: (before) => ({ ...before, goal }) });
  const known = goals.data?.pages.flatMap(({ items }) => items);
  const progressOf = ({ id }: Goal) => progress.data?.items.find((item) => item.goal.id === id);
  const asOf = progress.data?.asOf ?? '';
  const opened = known?.find(({ id }) => id === open);
  const cards = (shown: readonly Goal[]) => (
    <div className={styles.cards}>
      {shown.map((goal) => (
        <GoalCard key={goal.id} goal={goal} progress={progressOf(goal)} asOf={asOf} />
      ))}
    </div>
  );
  return (
    <Page
      title={t('title')}
      width="fill"
      subtitle={t('subtitle')}
      actions={
        mayPropose && (
          <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => show('new')}>
            {mayManage ? t('set') : t('propose')}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        <Loaded query={{ ...goals, data: known }} skeleton={<SkeletonCards cards={4} />}>
          {(items) => {
            if (items.length === 0) {
              return (
                <EmptyState title={t('emptyTitle')} hint={mayPropose ? t('emptyHint') : t('emptyHintOwn')} />
              );
            }
            const inForce = items.filter(({ state, isOver }) => state === 'inForce' && !isOver);
            const parts = [
              ['proposed', items.filter(({ state }) => state === 'proposed')],
              ...GOAL_SCOPES.map(
                (kind) => [kind, inForce.filter(({ scope }) => scope.kind === kind)] as const,
              ),
              [
                'over',
                items.filter(({ state, isOver }) => state === 'ended' || state === 'declined' || isOver),
              ],
            ] as const;
            return parts
              .filter(([, shown]) => shown.length > 0)
              .map(([part, shown]) => (
                <section key={part} className={styles.part} aria-labelledby={`goals-${part}`}>
                  <Title order={2} id={`goals-${part}`} fz="md">
                    {t(`section.${part}`)}
                  </Title>
                  {cards(shown)}
                </section>
              ));
          }}
        </Loaded>
        {goals.hasNextPage && (
          <Button
            variant="default"
            size="xs"
            loading={goals.isFetchingNextPage}
            onClick={() => void goals.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
      <EditDrawer
        isOpen={open === 'new' ? mayPropose : opened !== undefined}
        title={opened === undefined ? t('new') : words.measure(opened.measure)}
        onClose={() => show(undefined)}
        contentKey={open ?? 'none'}
      >
        {(close, onDirty) =>
          opened === undefined ? (
            <NewGoal close={close} onDirty={onDirty} />
          ) : (
            <GoalDetail goal={opened} progress={progressOf(opened)} onDirty={onDirty} />
          )
        }
      </EditDrawer>
    </Page>
  );
}
