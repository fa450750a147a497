import { Button, NumberInput, Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SlaPolicy } from '#shared/sla/contract.ts';
import { DEFAULT_AT_RISK_PERCENT } from '#shared/sla/deadline.ts';
import type { Priority } from '#shared/sla/priority.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { durationText } from '../texts/durations.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DurationInput } from '../ui/DurationInput.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { recordTexts } from '../ui/recordTexts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { slaTexts } from './texts.ts';

interface PolicyFormProps {
  readonly service: { readonly id: number; readonly name: string } | null;
  readonly priority: Priority;
  /** The row's own promise; null: it has none yet. */
  readonly policy: SlaPolicy | null;
  /** What holds without one. */
  readonly general: SlaPolicy | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

interface PolicyValues {
  firstResponseMinutes: number | null;
  resolutionMinutes: number | null;
  atRiskPercent: number | string;
  calendarId: string | null;
  applyToOpen: 'no' | 'yes';
}

const MOST_MINUTES = 525_600;

/** A promise: until the first response, until the resolution, and from when on a ticket is at risk. */
export function PolicyForm({ service, priority, policy, general, close, onDirty }: PolicyFormProps) {
  const t = useTexts(slaTexts);
  const tRpc = useTexts(rpcTexts);
  const tRecord = useTexts(recordTexts);
  const mayEdit = useAllows('promises.manage');
  const calendars = useQuery(orpc.calendars.list.queryOptions({ input: {} }));
  const [isRemoving, setRemoving] = useState(false);
  const changes = ['slaPolicy'];
  const save = useCommand(client.sla.savePolicy, { changes, errors: 'inline' });
  const remove = useCommand(client.sla.removePolicy, {
    changes,
    onDone: () => {
      showDone(t('removed'));
      close();
    },
  });
  const minutesProblem = (minutes: number | null): string | null => {
    if (minutes === null) return tRpc('field.required');
    if (Number.isNaN(minutes)) return tRecord('durationWrong');
    return minutes < 1 || minutes > MOST_MINUTES ? t('outOfRange') : null;
  };

  const record = useRecordForm({
    record: policy,
    valuesOf: (from): PolicyValues => {
      // A service's first own promise begins as the general one.
      const shown = from ?? general;
      return {
        firstResponseMinutes: shown?.firstResponseMinutes ?? null,
        resolutionMinutes: shown?.resolutionMinutes ?? null,
        atRiskPercent: shown?.atRiskPercent ?? DEFAULT_AT_RISK_PERCENT,
        calendarId: shown?.calendar === null || shown === null ? null : String(shown.calendar.id),
        applyToOpen: 'no',
      };
    },
    validate: (values) => {
      const errors: Record<string, string> = {};
      const response = minutesProblem(values.firstResponseMinutes);
      const resolution = minutesProblem(values.resolutionMinutes);
      if (response !== null) errors.firstResponseMinutes = response;
      if (resolution !== null) errors.resolutionMinutes = resolution;
      else if (response === null && Number(values.firstResponseMinutes) > Number(values.resolutionMinutes))
        errors.firstResponseMinutes = t('responseAfterResolution');
      const percent = Number(values.atRiskPercent);
      if (values.atRiskPercent === '' || percent < 1 || percent > 100)
        errors.atRiskPercent = tRpc('field.number', { min: 1, max: 100 });
      return errors;
    },
    command: save,
    inputOf: (values, seen) => ({
      ...seen,
      serviceId: service?.id ?? null,
      priority,
      firstResponseMinutes: values.firstResponseMinutes ?? 0,
      resolutionMinutes: values.resolutionMinutes ?? 0,
      atRiskPercent: Number(values.atRiskPercent),
      calendarId: values.calendarId === null ? null : Number(values.calendarId),
      applyToOpen: values.applyToOpen === 'yes',
    }),
    onSaved: ({ recomputed }) => {
      showDone(recomputed === 0 ? t('saved') : `${t('saved')}. ${t('recomputed', { count: recomputed })}`);
      close();
    },
  });
  const { form } = record;
  const calendarName = (id: string | null) =>
    calendars.data?.items.find((calendar) => String(calendar.id) === id)?.name ?? t('defaultCalendar');

  return (
    <RecordFrame
      record={record}
      mayEdit={mayEdit}
      onCancel={close}
      onDirty={onDirty}
      aside={
        policy !== null &&
        service !== null && (
          <Button variant="default" c="var(--sb-danger-text)" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        )
      }
      describe={(values) => [
        { label: t('firstResponse'), value: minutesText(values.firstResponseMinutes) },
        { label: t('resolution'), value: minutesText(values.resolutionMinutes) },
        { label: t('atRisk'), value: `${values.atRiskPercent} %` },
        { label: t('calendar'), value: calendarName(values.calendarId) },
      ]}
    >
      <Stack gap="sm">
        <div>
          <PriorityBadge priority={priority} variant="filled" />
        </div>
        {service !== null && policy === null && (
          <Text size="sm" c="dimmed">
            {t('beginsAsGeneral')}
          </Text>
        )}
        <DurationInput
          label={t('firstResponse')}
          data-autofocus
          description=""
          value={form.getValues().firstResponseMinutes}
          onChange={(minutes) => form.setFieldValue('firstResponseMinutes', minutes)}
          error={form.errors.firstResponseMinutes}
        />
        <DurationInput
          label={t('resolution')}
          value={form.getValues().resolutionMinutes}
          onChange={(minutes) => form.setFieldValue('resolutionMinutes', minutes)}
          error={form.errors.resolutionMinutes}
        />
        <NumberInput
          label={t('atRisk')}
          description={t('atRiskHint')}
          suffix=" %"
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('atRiskPercent')}
        />
        <Select
          label={t('calendar')}
          description={t('calendarHint')}
          placeholder={t('defaultCalendar')}
          data={(calendars.data?.items ?? [])
            .filter((calendar) => calendar.isEnabled)
            .map((calendar) => ({ value: String(calendar.id), label: calendar.name }))}
          clearable
          {...form.getInputProps('calendarId')}
        />
        <Radio.Group label={t('apply.question')} {...form.getInputProps('applyToOpen')}>
          <Stack gap="xs" mt={4}>
            <Radio value="no" label={t('apply.new')} description={t('apply.newHint')} />
            <Radio value="yes" label={t('apply.open')} description={t('apply.openHint')} />
          </Stack>
        </Radio.Group>
      </Stack>
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('removeAsk')}
        confirm={t('remove')}
        isDangerous
        isBusy={remove.isRunning}
        onCancel={() => setRemoving(false)}
        onConfirm={async () => {
          if (policy !== null) await remove.run({ id: policy.id, version: policy.version });
          setRemoving(false);
        }}
      >
        {t('removeHint')}
      </ConfirmDialog>
    </RecordFrame>
  );
}

function minutesText(minutes: number | null): string {
  return minutes === null || Number.isNaN(minutes) ? '' : durationText(minutes);
}
