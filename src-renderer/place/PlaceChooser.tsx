import { Button, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { PlaceNow } from '#shared/place/place.ts';
import { useTexts } from '../texts/useTexts.ts';
import { type Choice, choicesFor, type Occasion } from './choices.ts';
import { chooserTexts } from './chooserTexts.ts';
import { FormButtons } from './FormButtons.tsx';
import { HereForm } from './HereForm.tsx';
import styles from './place.module.css';
import { RestoreForm } from './RestoreForm.tsx';
import { ServerForm } from './ServerForm.tsx';
import { ServingForm } from './ServingForm.tsx';
import { SharedForm } from './SharedForm.tsx';

interface PlaceChooserProps {
  readonly now: PlaceNow;
  readonly occasion: Occasion;
  /** Chosen before: its form is open. */
  readonly initial?: Choice | undefined;
  readonly headingOrder: 1 | 2;
  /** Goes on in the present place; without it, staying here is a change like another. */
  readonly onHere?: (() => void) | undefined;
  readonly onLeave?: (() => void) | undefined;
}

const forms = {
  here: HereForm,
  serving: ServingForm,
  server: ServerForm,
  shared: SharedForm,
  restore: RestoreForm,
} as const;

/** Where this computer is to work: what there is to choose from, and then what that choice asks. */
export function PlaceChooser(props: PlaceChooserProps) {
  const { now, occasion, initial, headingOrder, onHere, onLeave } = props;
  const t = useTexts(chooserTexts);
  const choices = choicesFor(occasion, now);
  const [chosen, setChosen] = useState<Choice>(initial ?? choices[0] ?? 'here');
  const [isOpen, setOpen] = useState(initial !== undefined);
  const title = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step takes the focus to its title
  useEffect(() => {
    if (!isFirst.current) title.current?.focus();
    isFirst.current = false;
  }, [isOpen, chosen]);

  if (isOpen) {
    const Form = forms[chosen];
    return (
      <Stack gap="md">
        <Title order={headingOrder} fz="xl" tabIndex={-1} ref={title} className={styles.title}>
          {t(`choice.${chosen}.title`)}
        </Title>
        <Form
          now={now}
          hasData={occasion === 'trouble' || occasion === 'administration'}
          onBack={() => setOpen(false)}
          onOther={setChosen}
        />
      </Stack>
    );
  }
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === 'here' && onHere !== undefined) onHere();
    else setOpen(true);
  };
  const isFirstStart = occasion === 'firstStart';
  return (
    <form onSubmit={goOn}>
      <Title order={headingOrder} fz="xl" tabIndex={-1} ref={title} className={styles.title}>
        {t(isFirstStart ? 'first' : 'elsewhere')}
      </Title>
      <Text size="sm" c="dimmed" mt={4} mb="md">
        {t(isFirstStart ? 'firstHint' : 'elsewhereHint')}
      </Text>
      <Stack gap="md">
        <fieldset className={styles.choices} aria-label={t(isFirstStart ? 'first' : 'elsewhere')}>
          {choices.map((choice) => (
            <ChoiceCard
              key={choice}
              choice={choice}
              isChecked={choice === chosen}
              onCheck={() => setChosen(choice)}
            />
          ))}
        </fieldset>
        <FormButtons onBack={onLeave} size="md">
          <Button type="submit" size="md">
            {t('goOn')}
          </Button>
        </FormButtons>
      </Stack>
    </form>
  );
}

interface ChoiceCardProps {
  readonly choice: Choice;
  readonly isChecked: boolean;
  readonly onCheck: () => void;
}

function ChoiceCard({ choice, isChecked, onCheck }: ChoiceCardProps) {
  const t = useTexts(chooserTexts);
  const id = useId();
  return (
    <label className={styles.choice} data-checked={isChecked}>
      <input
        type="radio"
        name="place"
        value={choice}
        className={styles.radio}
        checked={isChecked}
        onChange={onCheck}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-what ${id}-who`}
      />
      <span className={styles.choiceBody}>
        <span className={styles.choiceTitle} id={`${id}-title`}>
          {t(`choice.${choice}.title`)}
        </span>
        <span id={`${id}-what`}>{t(`choice.${choice}.what`)}</span>
        <span className={styles.who} id={`${id}-who`}>
          {t(`choice.${choice}.who`)}
        </span>
      </span>
    </label>
  );
}
