import { Alert, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { MOST_COUNTED } from '#shared/privacy/contract.ts';
import {
  LEAST_DAYS,
  MOST_DAYS,
  RETENTION_KINDS,
  type RetentionKind,
  type RetentionSettings,
} from '#shared/privacy/retention.ts';
import { toAppError } from '../rpc/appError.ts';
import { client } from '../rpc/client.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import styles from './privacy.module.css';
import { privacyAdminTexts } from './texts.ts';

interface Stored {
  readonly id: number;
  readonly version: number;
  readonly retention: RetentionSettings;
}

type Values = Record<RetentionKind, number | string>;

/** An empty field is never. */
const daysOf = (value: number | string) => (typeof value === 'number' ? value : null);

const retentionOf = (values: Values): RetentionSettings => ({
  ticketTexts: daysOf(values.ticketTexts),
  attachments: daysOf(values.attachments),
  notifications: daysOf(values.notifications),
  sessions: daysOf(values.sessions),
  mail: daysOf(values.mail),
  requestLogs: daysOf(values.requestLogs),
  exports: daysOf(values.exports),
});

/** After how many days what is erased, with a look at how much that would be now. */
export function RetentionForm({ stored }: { readonly stored: Stored }) {
  const t = useTexts(privacyAdminTexts);
  const tRpc = useTexts(rpcTexts);
  const formats = useFormats();
  const [counts, setCounts] = useState<Readonly<Record<RetentionKind, number>> | null>(null);
  const [isCounting, setCounting] = useState(false);
  const save = useCommand(client.settings.save, { changes: ['setting'], errors: 'inline' });
  const record = useRecordForm({
    record: stored,
    valuesOf: (from: Stored | null): Values => {
      const { retention } = from ?? stored;
      return Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, retention[kind] ?? ''])) as Values;
    },
    validate: (values): Record<string, string> =>
      Object.fromEntries(
        RETENTION_KINDS.flatMap((kind) => {
          const days = values[kind];
          const isGood =
            days === '' ||
            (typeof days === 'number' &&
              Number.isInteger(days) &&
              days >= LEAST_DAYS[kind] &&
              days <= MOST_DAYS);
          return isGood ? [] : [[kind, tRpc('field.number', { min: LEAST_DAYS[kind], max: MOST_DAYS })]];
        }),
      ),
    command: save,
    inputOf: (values, seen) => ({
      settings: { retention: retentionOf(values) },
      versions: { retention: seen?.version ?? 0 },
    }),
    storedOf: (output): Stored => ({
      id: 1,
      version: output.versions.retention ?? 0,
      retention: output.settings.retention,
    }),
  });
  const look = async () => {
    if (record.form.validate().hasErrors) return;
    setCounting(true);
    try {
      const preview = await client.privacy.previewRetention({
        retention: retentionOf(record.form.getValues()),
      });
      setCounts(preview.counts);
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setCounting(false);
    }
  };
  const said = (count: number) =>
    count >= MOST_COUNTED ? t('retention.atLeast', { count: formats.number(count) }) : formats.number(count);
  return (
    <RecordFrame
      record={record}
      mayEdit
      describe={(values) =>
        RETENTION_KINDS.map((kind) => ({
          label: t(`kind.${kind}.title`),
          value: values[kind] === '' ? t('retention.never') : t('retention.days', { days: values[kind] }),
        }))
      }
    >
      <Text size="sm">{t('retention.intro')}</Text>
      <div className={styles.rows}>
        {RETENTION_KINDS.map((kind) => (
          <NumberInput
            key={kind}
            label={t(`kind.${kind}.title`)}
            description={t(`kind.${kind}.hint`)}
            placeholder={t('retention.never')}
            min={LEAST_DAYS[kind]}
            max={MOST_DAYS}
            clampBehavior="none"
            allowDecimal={false}
            suffix={` ${t('retention.suffix')}`}
            {...record.form.getInputProps(kind)}
          />
        ))}
      </div>
      <Group>
        <Button variant="default" loading={isCounting} onClick={() => void look()}>
          {t('retention.look')}
        </Button>
      </Group>
      {counts !== null && (
        <Alert color="gray" role="status" title={t('retention.would')}>
          <Stack gap={2}>
            {RETENTION_KINDS.filter((kind) => kind !== 'requestLogs').map((kind) => (
              <Text size="sm" key={kind}>
                {t(`kind.${kind}.title`)}: {said(counts[kind])}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
    </RecordFrame>
  );
}
