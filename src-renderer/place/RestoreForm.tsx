import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BackupChoice, BackupLook } from '#shared/place/place.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PasswordField } from '../ui/PasswordField.tsx';
import { FolderField } from './FolderField.tsx';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { Looking } from './Looking.tsx';
import { toRefusal } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import { RestoreDecision } from './RestoreDecision.tsx';
import { restoreTexts } from './restoreTexts.ts';
import { placeTexts } from './texts.ts';
import { useLook } from './useLook.ts';

const nothing = toRefusal('');

/** A backup is looked into, with its passphrase where it has one, and what it would take away is said before. */
export function RestoreForm({ now, hasData, onBack }: Pick<PlaceFormProps, 'now' | 'hasData' | 'onBack'>) {
  const t = useTexts(restoreTexts);
  const tPlace = useTexts(placeTexts);
  const [choice, setChoice] = useState<BackupChoice | null>(null);
  const backup = useLook(async (asked: BackupChoice): Promise<BackupLook> => {
    return (await placeDesk()?.lookAtBackup(asked)) ?? nothing;
  });
  const look = (asked: BackupChoice) => {
    setChoice(asked);
    void backup.look(asked);
  };
  const problem = backup.refusal?.problem;
  const asksPassphrase = problem === 'passphraseNeeded' || problem === 'wrongPassphrase';
  return (
    <Stack gap="md">
      <FolderField
        label={t('file')}
        hint={t('fileHint')}
        pick={t('pick')}
        look={t('look')}
        missing={t('missing')}
        onPick={async () => placeDesk()?.pickBackup()}
        onLook={(file) => look({ file, passphrase: null })}
        onForget={() => {
          setChoice(null);
          backup.forget();
        }}
        isLooking={backup.isLooking}
      />
      {backup.isLooking && <Looking>{t('looking')}</Looking>}
      {problem === 'passphraseNeeded' ? (
        <Note tone="info" role="status">
          {tPlace('problem.passphraseNeeded')}
        </Note>
      ) : (
        <RefusalNote refusal={backup.refusal} />
      )}
      {asksPassphrase && choice !== null && (
        <Passphrase onOpen={(passphrase) => look({ ...choice, passphrase })} />
      )}
      {backup.found === null || choice === null ? (
        <FormButtons onBack={onBack} />
      ) : (
        <RestoreDecision
          key={choice.file}
          backup={backup.found}
          choice={choice}
          now={now}
          hasData={hasData}
          onBack={onBack}
        />
      )}
    </Stack>
  );
}

function Passphrase({ onOpen }: { readonly onOpen: (passphrase: string) => void }) {
  const t = useTexts(restoreTexts);
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '') onOpen(typed);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <PasswordField
          label={t('passphrase')}
          description={t('passphraseHint')}
          autoComplete="off"
          autoFocus
          w="100%"
          maw={380}
          maxLength={400}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{t('look')}</Button>
      </Stack>
    </form>
  );
}
