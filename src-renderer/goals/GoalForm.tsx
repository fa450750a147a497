import type { Goal } from '#shared/goals/fields.ts';
import { client } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { goalSignTexts } from '../signs/goalTexts.ts';
import { useGoalWords } from '../signs/useGoalWords.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { type RecordForm, useRecordForm } from '../ui/useRecordForm.ts';
import { useToday } from '../ui/useToday.ts';
import { GoalFields } from './GoalFields.tsx';
import { type GoalValues, problemsOf, storedTarget, termsOf, valuesOf } from './goalValues.ts';
import { goalTexts } from './texts.ts';

interface GoalFormProps {
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** A goal that is set at once, or proposed by those who may only propose. */
export function NewGoal({ close, onDirty }: GoalFormProps) {
  const t = useTexts(goalTexts);
  const today = useToday();
  const mayManage = useAllows('goals.manage');
  const save = useCommand(mayManage ? client.goals.set : client.goals.propose, {
    changes: ['goal'],
    errors: 'inline',
  });
  const record = useRecordForm({
    record: null,
    valuesOf: (from: Goal | null) => valuesOf(from, today),
    validate: useProblems(),
    command: save,
    inputOf: termsOf,
    onSaved: () => {
      showDone(mayManage ? t('wasSet') : t('proposed'));
      close();
    },
  });
  return <Frame record={record} close={close} onDirty={onDirty} />;
}

/** A goal that is changed; a stale save shows both versions. */
export function ChangeGoal({ goal, close, onDirty }: GoalFormProps & { readonly goal: Goal }) {
  const t = useTexts(goalTexts);
  const today = useToday();
  const save = useCommand(client.goals.change, { changes: ['goal'], errors: 'inline' });
  const record = useRecordForm({
    record: goal,
    valuesOf: (from: Goal | null) => valuesOf(from, today),
    validate: useProblems(),
    command: save,
    inputOf: (values, seen) => ({ id: goal.id, version: goal.version, ...seen, ...termsOf(values) }),
    onSaved: () => {
      showDone(t('saved'));
      close();
    },
  });
  return <Frame record={record} close={close} onDirty={onDirty} />;
}

function useProblems(): (values: GoalValues) => Record<string, string> {
  const t = useTexts(goalTexts);
  const tRpc = useTexts(rpcTexts);
  const sentences = {
    required: tRpc('field.required'),
    wrongTarget: t('wrongTarget'),
    endBeforeStart: t('endBeforeStart'),
    cannot: t('hint.cannot'),
  };
  return (values) =>
    Object.fromEntries(
      Object.entries(problemsOf(values)).map(([field, problem]) => [field, sentences[problem]]),
    );
}

function Frame({ record, close, onDirty }: GoalFormProps & { readonly record: RecordForm<GoalValues> }) {
  const t = useTexts(goalTexts);
  const tSigns = useTexts(goalSignTexts);
  const words = useGoalWords();
  return (
    <RecordFrame
      record={record}
      mayEdit
      onCancel={close}
      onDirty={onDirty}
      describe={(values) => [
        { label: t('field.measure'), value: words.measure(values.measure) },
        { label: t('field.scope'), value: values.technician[0]?.name ?? t(`scope.${values.scope}`) },
        {
          label: t('field.target'),
          value: words.value(values.measure, storedTarget(values.measure, values.target)),
        },
        { label: t('field.period'), value: tSigns(`period.${values.period}`) },
        { label: t('field.from'), value: values.from },
        { label: t('field.to'), value: values.to },
        { label: t('field.note'), value: values.note },
      ]}
    >
      <GoalFields form={record.form} />
    </RecordFrame>
  );
}
