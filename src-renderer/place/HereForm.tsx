import { Button, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { useTexts } from '../texts/useTexts.ts';
import { canBring } from './choices.ts';
import { chooserTexts } from './chooserTexts.ts';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { moveTo } from './move.ts';
import { RefusalNote } from './Note.tsx';
import { OutboxNote } from './OutboxNote.tsx';

/** Back to the data of this computer alone. */
export function HereForm({ now, hasData, onBack }: PlaceFormProps) {
  const t = useTexts(chooserTexts);
  const [bring, setBring] = useState(false);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const isOwn = now.place.mode === 'serving';
  const mayBring = hasData && canBring(now.place, 'local') && now.problem === null;
  return (
    <Stack gap="md">
      {!isOwn && <Text size="sm">{t('here.hint')}</Text>}
      {mayBring && (
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
        <Button onClick={() => void moveTo({ place: { mode: 'local' }, bring }, now).then(setRefusal)}>
          {t('here.use')}
        </Button>
      </FormButtons>
    </Stack>
  );
}
