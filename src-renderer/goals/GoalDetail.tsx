import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Goal, GoalProgress } from '#shared/goals/fields.ts';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { GoalActions } from './GoalActions.tsx';
import { ChangeGoal } from './GoalForm.tsx';
import { GoalTrend } from './GoalTrend.tsx';
import { goalTexts } from './texts.ts';
import { useScopeName } from './useScopeName.ts';

interface GoalDetailProps {
  readonly goal: Goal;
  readonly progress: GoalProgress | undefined;
  readonly onDirty: (isDirty: boolean) => void;
}

/** One goal at the side: its terms, who decided what, the last twelve periods; and its form, once it is changed. */
export function GoalDetail({ goal, progress, onDirty }: GoalDetailProps) {
  const t = useTexts(goalTexts);
  const tSigns = useTexts(goalSignTexts);
  const words = useGoalWords();
  const scopeName = useScopeName();
  const formats = useFormats();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    const leave = () => {
      onDirty(false);
      setEditing(false);
    };
    return <ChangeGoal goal={goal} close={leave} onDirty={onDirty} />;
  }
  const people = progress?.subjects.flatMap(({ technician }) => technician ?? []) ?? [];
  return (
    <Stack gap="md">
      <PropertyList
        items={[
          { label: t('field.state'), value: t(`state.${goal.isOver ? 'over' : goal.state}`) },
          { label: t('field.scope'), value: scopeName(goal.scope) },
          { label: t('field.target'), value: words.target(goal.measure, goal.target) },
          { label: t('field.period'), value: tSigns(`period.${goal.period}`) },
          { label: t('field.from'), value: formats.localDay(goal.from) },
          { label: t('field.to'), value: goal.to === null ? t('untilEnded') : formats.localDay(goal.to) },
          { label: t('field.note'), value: goal.note },
          {
            label: t('field.proposedBy'),
            // Who set it at once proposed it to nobody.
            value: goal.proposedBy?.id === goal.decidedBy?.id ? null : goal.proposedBy?.name,
          },
          { label: t('field.decidedBy'), value: goal.decidedBy?.name },
          { label: t('field.decision'), value: goal.decision },
        ]}
      />
      <GoalActions goal={goal} onEdit={() => setEditing(true)} />
      {goal.state !== 'declined' && <GoalTrend goal={goal} people={people} />}
    </Stack>
  );
}
