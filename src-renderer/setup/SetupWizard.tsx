import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { enterWith, signIn } from '../rpc/authenticate.ts';
import { client, orpc } from '../rpc/client.ts';
import { fieldErrors } from '../rpc/fieldErrors.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { faultOfDay } from '../signs/hours.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { useDocumentTitle } from '../ui/Page.tsx';
import { setPreferences } from '../ui/preferences.ts';
import { Room } from '../ui/Room.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { SetupStep } from './SetupStep.tsx';
import styles from './SetupWizard.module.css';
import { setupTexts } from './texts.ts';
import { faultsOf, type SetupAnswers, type SetupFault, STEPS, type Step, stepOf } from './wizard.ts';

interface SetupWizardProps {
  /** Reached from elsewhere: whoever sets it up must have seen the console. */
  readonly needsCode: boolean;
  /** Back to what was asked before the first step. */
  readonly onBack?: (() => void) | undefined;
}

/** The first start: four short steps, and the administrator is inside. */
export function SetupWizard({ needsCode, onBack }: SetupWizardProps) {
  const t = useTexts(setupTexts);
  const suggestions = useQuery(orpc.setup.suggestions.queryOptions({ input: {} }));
  useDocumentTitle(t('title'));
  return (
    <Room>
      {suggestions.data === undefined ? (
        <SkeletonForm fields={3} />
      ) : (
        <Steps needsCode={needsCode} onBack={onBack} suggested={suggestions.data} />
      )}
    </Room>
  );
}

interface StepsProps extends SetupWizardProps {
  readonly suggested: {
    readonly timeZone: string;
    readonly timeZones: string[];
    readonly hours: SetupAnswers['hours'];
  };
}

function Steps({ needsCode, onBack, suggested }: StepsProps) {
  const t = useTexts(setupTexts);
  const [step, setStep] = useState<Step>('institution');
  const [faults, setFaults] = useState<Partial<Record<keyof SetupAnswers, SetupFault>>>({});
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const title = useRef<HTMLHeadingElement>(null);
  const [answers, setAnswers] = useState<SetupAnswers>(() => ({
    setupCode: '',
    institution: '',
    folioPrefix: 'SB',
    language: currentLanguage(),
    timeZone: suggested.timeZone,
    hours: suggested.hours,
    holidayTemplate: 'federal',
    name: '',
    username: '',
    password: '',
    again: '',
  }));
  const fields = useRef<HTMLFormElement>(null);
  const complete = useCommand(client.setup.complete, { errors: 'inline' });
  const at = STEPS.indexOf(step);
  const isLast = at === STEPS.length - 1;
  const previous = STEPS[at - 1];
  const back = previous === undefined ? onBack : () => setStep(previous);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step takes the focus to its title
  useEffect(() => title.current?.focus(), [step]);

  useEffect(() => {
    if (Object.keys(faults).length + Object.keys(refusals).length === 0) return;
    fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults, refusals]);

  const change = (changed: Partial<SetupAnswers>) => {
    setAnswers((old) => ({ ...old, ...changed }));
    setFaults({});
    setRefusals({});
    if (changed.language !== undefined) setPreferences({ language: changed.language });
  };

  const goOn = async () => {
    const areHoursRight = Object.values(answers.hours).every(
      (day) => day === undefined || faultOfDay(day) === null,
    );
    const found = faultsOf(step, answers, needsCode, areHoursRight);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const following = STEPS[at + 1];
    if (following !== undefined) return setStep(following);
    const username = answers.username.trim().toLowerCase();
    const outcome = await complete.run({
      ...(needsCode ? { setupCode: answers.setupCode.trim() } : {}),
      institution: answers.institution,
      folioPrefix: answers.folioPrefix.trim().toUpperCase(),
      language: answers.language,
      timeZone: answers.timeZone,
      hours: answers.hours,
      holidayTemplate: answers.holidayTemplate,
      administrator: { name: answers.name, username, password: answers.password },
    });
    if (!outcome.ok) {
      const { error } = outcome;
      if (error.code === 'ruleBroken' && error.details.rule === 'setupCode') {
        complete.forget();
        setStep('institution');
        setFaults({ setupCode: 'wrongCode' });
      }
      // Somebody else finished it in another window: what comes next is signing in.
      if (error.code === 'ruleBroken' && error.details.rule === 'setupDone') {
        void queryClient.invalidateQueries({ queryKey: orpc.setup.status.key() });
      }
      const [refused] = Object.entries(fieldErrors(error));
      if (refused !== undefined) setStep(stepOf(refused[0]));
      setRefusals(fieldErrors(error));
      return;
    }
    // The browser's session is a cookie, and that only a sign-in can set.
    if (desktopBridge() === undefined) await signIn({ username, password: answers.password });
    else await enterWith(outcome.value.token, outcome.value.user);
  };

  return (
    <form
      ref={fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void goOn();
      }}
    >
      <Text size="xs" c="dimmed">
        {t('title')} · {t('step', { step: at + 1, count: STEPS.length })}
      </Text>
      <Progress value={((at + 1) / STEPS.length) * 100} size={3} mt={4} mb="md" aria-hidden />
      <Title order={1} fz="xl" tabIndex={-1} ref={title} className={styles.title}>
        {t(`${step}.title`)}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t(`${step}.hint`)}
      </Text>
      <Stack gap="md">
        <SetupStep
          step={step}
          answers={answers}
          faults={faults}
          refusals={refusals}
          needsCode={needsCode}
          timeZones={suggested.timeZones}
          onChange={change}
        />
        <ErrorNote error={complete.error} />
        <Group justify="space-between" mt="xs">
          {back === undefined ? (
            <span />
          ) : (
            <Button variant="default" size="md" onClick={back}>
              {t('back')}
            </Button>
          )}
          <Button type="submit" size="md" loading={complete.isRunning}>
            {isLast ? t('finish') : t('next')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
