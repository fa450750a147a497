import { Button, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type PlaceRefusal, USUAL_PORT } from '#shared/place/place.ts';
import { useTexts } from '../texts/useTexts.ts';
import { canBring } from './choices.ts';
import { chooserTexts } from './chooserTexts.ts';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { moveTo } from './move.ts';
import { RefusalNote } from './Note.tsx';
import { OutboxNote } from './OutboxNote.tsx';

const LARGEST_PORT = 65_535;

/** This computer's data, and others let in. */
export function ServingForm({ now, hasData, onBack }: PlaceFormProps) {
  const t = useTexts(chooserTexts);
  const [port, setPort] = useState<number | string>(
    now.place.mode === 'serving' ? now.place.port : USUAL_PORT,
  );
  const [isTried, setTried] = useState(false);
  const [bring, setBring] = useState(false);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const isOwn = now.place.mode === 'local' || now.place.mode === 'serving';
  const isGood = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= LARGEST_PORT;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isGood) setRefusal(await moveTo({ place: { mode: 'serving', port }, bring }, now));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('serving.hint')}</Text>
        {!isOwn && <Text size="sm">{t('here.hint')}</Text>}
        <NumberInput
          label={t('serving.port')}
          description={t('serving.portHint')}
          maw={320}
          min={1}
          max={LARGEST_PORT}
          allowDecimal={false}
          clampBehavior="none"
          value={port}
          onChange={setPort}
          error={isTried && !isGood ? t('serving.portWrong') : undefined}
        />
        {hasData && canBring(now.place, 'serving') && now.problem === null && (
          <Switch
            label={t('here.bring')}
            description={t('here.bringHint')}
            checked={bring}
            onChange={(event) => setBring(event.currentTarget.checked)}
          />
        )}
        {!isOwn && <OutboxNote />}
        <RefusalNote refusal={refusal} />
        <FormButtons onBack={onBack}>
          <Button type="submit">{t('serving.use')}</Button>
        </FormButtons>
      </Stack>
    </form>
  );
}
