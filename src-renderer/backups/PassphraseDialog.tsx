import { Button, Modal, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { backupTexts } from './texts.ts';

/** Whoever loses a sealed backup's passphrase has lost the backup: twelve characters at least, typed twice. */
const SHORTEST = 12;

interface PassphraseDialogProps {
  readonly isSealing: boolean;
  readonly onClose: () => void;
}

export function PassphraseDialog({ isSealing, onClose }: PassphraseDialogProps) {
  const t = useTexts(backupTexts);
  const field = useTexts(rpcTexts);
  const set = useCommand(client.backups.setPassphrase, {
    errors: 'inline',
    changes: ['backup'],
    onDone: (_done, { passphrase }) => {
      showDone(passphrase === null ? t('passphrase.removed') : t('passphrase.saved'));
      onClose();
    },
  });
  const form = useForm({
    initialValues: { passphrase: '', again: '' },
    validate: {
      passphrase: (value) => (value.length < SHORTEST ? field('field.tooShort', { count: SHORTEST }) : null),
      again: (value, values) => (value === values.passphrase ? null : t('passphrase.differs')),
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('passphrase.title')}>
      <FormFrame
        onSubmit={form.onSubmit(({ passphrase }) => void set.run({ passphrase }))}
        error={set.error}
        isBusy={set.isRunning}
        submit={t('passphrase.save')}
        onCancel={onClose}
      >
        <Text size="sm">{t('passphrase.hint')}</Text>
        <PasswordField
          label={t('passphrase.field')}
          autoComplete="new-password"
          data-autofocus
          {...form.getInputProps('passphrase')}
        />
        <PasswordField
          label={t('passphrase.again')}
          autoComplete="new-password"
          {...form.getInputProps('again')}
        />
        {isSealing && (
          <Button variant="subtle" size="xs" onClick={() => void set.run({ passphrase: null })}>
            {t('passphrase.remove')}
          </Button>
        )}
      </FormFrame>
    </Modal>
  );
}
