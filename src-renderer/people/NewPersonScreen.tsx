import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { Page } from '../ui/Page.tsx';
import { UnsavedGuard } from '../ui/UnsavedGuard.tsx';
import { PersonFields } from './PersonFields.tsx';
import { type Handout, TemporaryPassword } from './TemporaryPassword.tsx';
import { peopleTexts } from './texts.ts';
import { usePersonChoices } from './usePersonChoices.ts';
import { usePersonForm } from './usePersonForm.ts';

/** A new person; with a user name they get a temporary password, shown this once. */
export function NewPersonScreen() {
  const t = useTexts(peopleTexts);
  const navigate = useNavigate();
  const choices = usePersonChoices();
  const [handout, setHandout] = useState<(Handout & { id: number }) | null>(null);
  const create = useCommand(client.people.create, { changes: ['person'], errors: 'inline' });
  const open = (id: number) =>
    void navigate({
      to: '/administracion/personas/$personId',
      params: { personId: String(id) },
      replace: true,
      ignoreBlocker: true,
    });

  const { form, submit, error, isBusy } = usePersonForm({
    person: null,
    command: create,
    inputOf: (input) => input,
    onSaved: ({ person, temporaryPassword }) => {
      if (temporaryPassword !== null && person.username !== null) {
        setHandout({
          id: person.id,
          name: person.name,
          username: person.username,
          password: temporaryPassword,
        });
        return;
      }
      showDone(t('created', { name: person.name }));
      open(person.id);
    },
  });

  return (
    <Page title={t('create')} width="narrow">
      <FormFrame
        onSubmit={submit}
        error={error}
        isBusy={isBusy}
        submit={t('create')}
        onCancel={() => void navigate({ to: '/administracion/personas' })}
      >
        <PersonFields form={form} choices={choices} person={null} />
      </FormFrame>
      <UnsavedGuard isDirty={form.isDirty() && handout === null} />
      <TemporaryPassword handout={handout} onClose={() => handout !== null && open(handout.id)} />
    </Page>
  );
}
