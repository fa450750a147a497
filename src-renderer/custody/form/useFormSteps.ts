import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { formTexts } from './formTexts.ts';

/** The two yeses of a form. What was told of it in the bell is read once its page is open. */
export function useFormSteps(form: CustodyForm) {
  const t = useTexts(formTexts);
  const queries = useQueryClient();
  const options = {
    changes: ['custodyForm'],
    onDone: (answer: CustodyForm) =>
      queries.setQueryData(orpc.custody.get.queryKey({ input: { id: answer.folio } }), answer),
  };
  const confirm = useCommand(client.custody.confirm, {
    ...options,
    onDone: (answer) => {
      options.onDone(answer);
      showDone(t('done.confirm'));
    },
  });
  const authorise = useCommand(client.custody.authorise, {
    ...options,
    onDone: (answer) => {
      options.onDone(answer);
      showDone(t('done.authorise'));
    },
  });
  useEffect(() => {
    void client.notifications
      .markRead({ subject: { entity: 'custodyForm', id: form.id } })
      .then(() => queries.invalidateQueries({ queryKey: orpc.notifications.key() }))
      // The page is there all the same; the notice stays unread.
      .catch(() => undefined);
  }, [form.id, queries]);
  return { confirm, authorise };
}
