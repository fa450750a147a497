import {
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { TOKEN_AREAS, type TokenArea } from '#shared/sessions/tokenScope.ts';
import { client } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import styles from './AccountScreen.module.css';
import { CodeAgainField } from './CodeAgainField.tsx';
import { tokenTexts } from './tokenTexts.ts';
import { useCodeAgain } from './useCodeAgain.ts';

const LASTING = ['7', '30', '90', '180', '365'] as const;

interface Values {
  readonly name: string;
  readonly areas: string[];
  readonly writes: boolean;
  readonly days: string;
  readonly password: string;
  readonly code: string;
}

const isArea = (value: string): value is TokenArea => TOKEN_AREAS.some((area) => area === value);

/** What a token is to be for, and then the token itself, this once. */
export function NewToken({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(tokenTexts);
  const field = useTexts(rpcTexts);
  const [token, setToken] = useState<string | null>(null);
  const make = useCommand(client.sessions.createToken, {
    errors: 'inline',
    changes: ['session'],
    onDone: (made) => setToken(made.token),
  });
  const form = useForm<Values>({
    initialValues: { name: '', areas: ['tickets'], writes: false, days: '90', password: '', code: '' },
    validate: {
      name: (value) => (value.trim() === '' ? field('field.required') : null),
      areas: (value) => (value.length === 0 ? field('field.required') : null),
      password: (value) => (value === '' ? field('field.required') : null),
    },
  });
  const codeAgain = useCodeAgain();
  const send = async ({ name, areas, writes, days, password, code }: Values) => {
    const scope = { areas: areas.filter(isArea), writes };
    const again = codeAgain.isNeeded ? { password, code: code.trim() } : { password };
    const outcome = await make.run({ name: name.trim(), scope, days: Number(days), ...again });
    if (outcome.ok || codeAgain.notice(outcome.error) || outcome.error.code !== 'wrongCredentials') return;
    make.forget();
    form.setErrors({ password: t('wrongPassword') });
  };
  const isShown = token !== null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('make')}
      withCloseButton={!isShown}
      closeOnEscape={!isShown}
      closeOnClickOutside={false}
    >
      {token === null ? (
        <FormFrame
          onSubmit={form.onSubmit((values) => void send(values))}
          error={codeAgain.faultOf(make.error)}
          isBusy={make.isRunning}
          submit={t('make')}
          onCancel={onClose}
        >
          <TextInput
            label={t('name')}
            placeholder={t('namePlaceholder')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label={t('areas')} {...form.getInputProps('areas')}>
            <Stack gap={6} mt={4}>
              {TOKEN_AREAS.map((area) => (
                <Checkbox key={area} value={area} label={t(`area.${area}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Checkbox label={t('writes')} {...form.getInputProps('writes', { type: 'checkbox' })} />
          <Select
            label={t('days')}
            allowDeselect={false}
            data={LASTING.map((days) => ({ value: days, label: t('daysOf', { count: Number(days) }) }))}
            {...form.getInputProps('days')}
          />
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          {codeAgain.isNeeded && <CodeAgainField data-autofocus {...form.getInputProps('code')} />}
        </FormFrame>
      ) : (
        <Stack gap="md">
          <Text size="sm">{t('shown')}</Text>
          <Code className={styles.secret}>{token}</Code>
          <Group justify="space-between">
            <CopyButton value={token} timeout={2_000}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} data-autofocus>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
