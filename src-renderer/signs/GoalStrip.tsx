import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { GoalLine } from './GoalLine.tsx';
import styles from './GoalStrip.module.css';
import { goalSignTexts } from './goalTexts.ts';
import { useGoalWords } from './useGoalWords.ts';

/**
 * The goals of one technician, or (null) of the department, and how they stand in the period that runs. Where there are
 * none, and while they are read, it takes no room: it stands above figures that were asked for.
 */
export function GoalStrip({ technicianId }: { readonly technicianId: number | null }) {
  const t = useTexts(goalSignTexts);
  const words = useGoalWords();
  const { data } = useQuery(
    orpc.goals.progress.queryOptions({
      input: technicianId === null ? { ofDepartment: true } : { technicianId },
      placeholderData: keepPreviousData,
    }),
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles.strip} aria-labelledby="goals">
      <div className={styles.head}>
        <Title order={2} id="goals" fz="sm">
          {technicianId === null ? t('tiles') : t('mine')}
        </Title>
        <Link to="/indicadores/metas">{t('all')}</Link>
      </div>
      <ul className={styles.goals}>
        {data.items.flatMap(({ goal, period, subjects }) =>
          subjects.map((progress) => (
            <li key={goal.id} className={styles.goal}>
              <GoalLine
                measure={goal.measure}
                target={goal.target}
                progress={progress}
                period={period}
                asOf={data.asOf}
                name={`${words.measure(goal.measure)} · ${words.step(period.step)}`}
              />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
