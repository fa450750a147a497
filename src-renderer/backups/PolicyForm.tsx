import { NumberInput, Switch, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { BackupPolicy } from '#shared/backups/policy.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import styles from './backups.module.css';
import { backupTexts } from './texts.ts';

interface Stored {
  readonly id: number;
  readonly version: number;
  readonly policy: BackupPolicy;
}

interface Values {
  readonly isOn: boolean;
  readonly time: string;
  readonly folder: string;
  readonly keepDaily: number | string;
  readonly keepWeekly: number | string;
  readonly keepMonthly: number | string;
  readonly warnAfterHours: number | string;
}

const BOUNDS = {
  keepDaily: [1, 60],
  keepWeekly: [0, 60],
  keepMonthly: [0, 120],
  warnAfterHours: [2, 744],
} as const;
type Bounded = keyof typeof BOUNDS;
const BOUNDED = Object.keys(BOUNDS) as Bounded[];

/** When copies are made, where they lie and how long each is kept. */
export function PolicyForm() {
  const t = useTexts(backupTexts);
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  return (
    <section aria-labelledby="policy">
      <Title order={2} id="policy" mb="sm">
        {t('policy')}
      </Title>
      <Loaded query={settings} skeleton={<SkeletonForm />}>
        {(data) => (
          <Fields stored={{ id: 1, version: data.versions.backups ?? 0, policy: data.settings.backups }} />
        )}
      </Loaded>
    </section>
  );
}

function Fields({ stored }: { readonly stored: Stored }) {
  const t = useTexts(backupTexts);
  const tRpc = useTexts(rpcTexts);
  const save = useCommand(client.settings.save, { changes: ['setting', 'backup'], errors: 'inline' });
  const record = useRecordForm({
    record: stored,
    valuesOf: (from: Stored | null): Values => {
      const { folder, ...policy } = (from ?? stored).policy;
      return { ...policy, folder: folder ?? '' };
    },
    validate: (values): Record<string, string> =>
      Object.fromEntries(
        BOUNDED.flatMap((name) => {
          const [min, max] = BOUNDS[name];
          const value = values[name];
          const isGood = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
          return isGood ? [] : [[name, tRpc('field.number', { min, max })]];
        }),
      ),
    command: save,
    inputOf: (values, seen) => ({
      settings: {
        backups: {
          isOn: values.isOn,
          time: values.time,
          folder: values.folder.trim() === '' ? null : values.folder.trim(),
          keepDaily: Number(values.keepDaily),
          keepWeekly: Number(values.keepWeekly),
          keepMonthly: Number(values.keepMonthly),
          warnAfterHours: Number(values.warnAfterHours),
        },
      },
      versions: { backups: seen?.version ?? 0 },
    }),
    storedOf: (output): Stored => ({
      id: 1,
      version: output.versions.backups ?? 0,
      policy: output.settings.backups,
    }),
  });
  const number = (name: Bounded, label: string) => (
    <NumberInput
      label={label}
      min={BOUNDS[name][0]}
      max={BOUNDS[name][1]}
      allowDecimal={false}
      {...record.form.getInputProps(name)}
    />
  );
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('settings.manage')}
      describe={(values) => [
        { label: t('isOn'), value: values.isOn ? t('daily', { time: values.time }) : t('off') },
        { label: t('folderField'), value: values.folder === '' ? t('dataFolder') : values.folder },
        {
          label: t('kept'),
          value: t('keeps', {
            days: values.keepDaily,
            weeks: values.keepWeekly,
            months: values.keepMonthly,
          }),
        },
        { label: t('warnAfter'), value: String(values.warnAfterHours) },
      ]}
    >
      <Switch label={t('isOn')} {...record.form.getInputProps('isOn', { type: 'checkbox' })} />
      <TextInput
        type="time"
        label={t('time')}
        className={styles.short}
        {...record.form.getInputProps('time')}
      />
      <TextInput
        label={t('folderField')}
        description={t('folderHint')}
        spellCheck={false}
        maxLength={400}
        {...record.form.getInputProps('folder')}
      />
      <div className={styles.numbers}>
        {number('keepDaily', t('keepDaily'))}
        {number('keepWeekly', t('keepWeekly'))}
        {number('keepMonthly', t('keepMonthly'))}
      </div>
      {number('warnAfterHours', t('warnAfter'))}
    </RecordFrame>
  );
}
