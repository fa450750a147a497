import { Button, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { FolderLook, PlaceRefusal } from '#shared/place/place.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Checks } from './Checks.tsx';
import { checkTexts } from './checkTexts.ts';
import { canBring } from './choices.ts';
import { chooserTexts } from './chooserTexts.ts';
import { FolderField } from './FolderField.tsx';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { Looking } from './Looking.tsx';
import { moveTo, toRefusal } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import { OutboxNote } from './OutboxNote.tsx';
import { useLook } from './useLook.ts';

const nothing = toRefusal('');

/** A folder of the file server: examined first, and refused with the reason where it is not fit. */
export function SharedForm({ now, hasData, onBack, onOther }: PlaceFormProps) {
  const t = useTexts(chooserTexts);
  const folder = useLook(async (path: string): Promise<FolderLook> => {
    return (await placeDesk()?.lookAtFolder(path)) ?? nothing;
  });
  return (
    <Stack gap="md">
      <Note tone="warning">{t('shared.warning')}</Note>
      <FolderField
        label={t('shared.folder')}
        hint={t('shared.folderHint')}
        pick={t('shared.pick')}
        look={t('shared.look')}
        missing={t('shared.missing')}
        onPick={async () => placeDesk()?.pickFolder()}
        onLook={(path) => void folder.look(path)}
        onForget={folder.forget}
        isLooking={folder.isLooking}
      />
      {folder.isLooking && <Looking>{t('shared.looking')}</Looking>}
      <RefusalNote refusal={folder.refusal} />
      {folder.refusal?.problem === 'unfitShare' && <ServerOffer onOther={onOther} />}
      {folder.found === null ? (
        <FormButtons onBack={onBack} />
      ) : (
        <Found
          key={folder.found.folder}
          look={folder.found}
          now={now}
          hasData={hasData}
          onBack={onBack}
          onOther={onOther}
        />
      )}
    </Stack>
  );
}

function ServerOffer({ onOther }: Pick<PlaceFormProps, 'onOther'>) {
  const t = useTexts(chooserTexts);
  const tCheck = useTexts(checkTexts);
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{tCheck('offer')}</Text>
      <Button variant="default" onClick={() => onOther('server')}>
        {t('choice.server.title')}
      </Button>
    </Stack>
  );
}

interface FoundProps extends PlaceFormProps {
  readonly look: Exclude<FolderLook, PlaceRefusal>;
}

function Found({ look, now, hasData, onBack, onOther }: FoundProps) {
  const t = useTexts(chooserTexts);
  const tCheck = useTexts(checkTexts);
  const mayBring =
    hasData && look.holds === 'nothing' && now.problem === null && canBring(now.place, 'sharedFile');
  const [bring, setBring] = useState(true);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const use = async () => {
    const place = { mode: 'sharedFile', folder: look.folder } as const;
    setRefusal(await moveTo({ place, bring: mayBring && bring }, now));
  };
  if (!look.isFit) {
    return (
      <>
        <Note tone="danger" role="alert">
          {tCheck('unfit')}
        </Note>
        <Checks checks={look.checks} />
        <ServerOffer onOther={onOther} />
        <FormButtons onBack={onBack} />
      </>
    );
  }
  const isUsable = look.holds === 'nothing' || look.holds === 'sharedFile';
  return (
    <>
      <Checks checks={look.checks} />
      <Text size="xs" c="dimmed">
        {tCheck('twoMachines')}
      </Text>
      <Note tone={isUsable ? 'info' : 'danger'} role="status">
        <Holds look={look} />
      </Note>
      {mayBring && (
        <Switch
          label={t('shared.bring')}
          description={t('shared.bringHint')}
          checked={bring}
          onChange={(event) => setBring(event.currentTarget.checked)}
        />
      )}
      {isUsable && <OutboxNote />}
      <RefusalNote refusal={refusal} />
      <FormButtons onBack={onBack}>
        {isUsable && (
          <Button onClick={() => void use()}>
            {t(look.holds === 'nothing' ? 'shared.make' : 'shared.join')}
          </Button>
        )}
      </FormButtons>
    </>
  );
}

function Holds({ look: { holds, institution } }: Pick<FoundProps, 'look'>) {
  const t = useTexts(chooserTexts);
  switch (holds) {
    case 'nothing':
      return t('shared.empty');
    case 'sharedFile':
      return institution === null ? t('shared.holdsUnnamed') : t('shared.holds', { institution });
    case 'local':
      return t('shared.holdsAlone');
    case 'server':
      return t('shared.holdsServer');
    case 'other':
      return t('shared.holdsOther');
  }
}
