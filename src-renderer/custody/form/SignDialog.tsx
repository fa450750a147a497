import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { Signer } from '#shared/custody/custody.ts';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { client } from '../../rpc/client.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import styles from './Form.module.css';
import { formTexts } from './formTexts.ts';
import { type SignatureHandle, SignaturePanel } from './SignaturePanel.tsx';

interface SignDialogProps {
  readonly form: CustodyForm;
  readonly onClose: () => void;
}

/** The name that the form has for a line; the manager's may be anybody's. */
function nameFor(form: CustodyForm, signer: Signer): string {
  return form[signer]?.name ?? '';
}

/** Somebody signs on the screen: their own line, or with a technician at their side. */
export function SignDialog({ form, onClose }: SignDialogProps) {
  const t = useTexts(formTexts);
  const ui = useTexts(uiTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)');
  // Who holds the things signs first where they may: that is the yes that everything waits for.
  const own = form.kind === 'return' ? 'delivers' : 'receives';
  const first = form.maySign.includes(own) ? own : (form.maySign[0] ?? own);
  const [signer, setSigner] = useState<Signer>(first);
  const [name, setName] = useState(nameFor(form, first));
  const [problem, setProblem] = useState<'empty' | 'nameMissing' | null>(null);
  const drawing = useRef<SignatureHandle>(null);
  const sign = useCommand(client.custody.sign, {
    changes: ['custodyForm'],
    errors: 'inline',
    onDone: () => {
      showDone(t('signDialog.done'));
      onClose();
    },
  });
  const send = async () => {
    if (name.trim() === '') return setProblem('nameMissing');
    const file = (await drawing.current?.take()) ?? null;
    if (file === null) return setProblem('empty');
    await sign.run({ id: form.id, version: form.version, signer, signerName: name.trim(), file });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('signDialog.title')}
      size="lg"
      fullScreen={isNarrow === true}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          void send();
        }}
        error={sign.error}
        isBusy={sign.isRunning}
        submit={t('signDialog.save')}
        onCancel={onClose}
      >
        <Stack gap="sm">
          {form.maySign.length > 1 && (
            <Select
              label={t('signDialog.who')}
              data={form.maySign.map((value) => ({
                value,
                label: [t(value), nameFor(form, value)].filter((part) => part !== '').join(': '),
              }))}
              value={signer}
              allowDeselect={false}
              onChange={(value) => {
                const next = form.maySign.find((one) => one === value);
                if (next === undefined) return;
                setSigner(next);
                setName(nameFor(form, next));
              }}
            />
          )}
          <TextInput
            label={t('signDialog.name')}
            maxLength={120}
            value={name}
            error={problem === 'nameMissing' ? t('signDialog.nameMissing') : undefined}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <SignaturePanel
            key={signer}
            handle={drawing}
            label={t('signDialog.area')}
            onDrawn={() => setProblem(null)}
          />
          {problem === 'empty' && (
            <p className={styles.bad} role="alert">
              {t('signDialog.empty')}
            </p>
          )}
          <p className={styles.quiet}>{t('signDialog.instead')}</p>
        </Stack>
      </FormFrame>
    </Modal>
  );
}
