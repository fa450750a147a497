import { NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { builtInFacts } from '#shared/reports/builtIn.ts';
import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import { BUILT_INS, REPORT_FORMATS, type ReportFormat } from '#shared/reports/source.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows, useMe } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import styles from '../library/library.module.css';
import { ReportFields } from '../library/ReportFields.tsx';
import { libraryTexts } from '../library/texts.ts';
import { ScheduleActions } from './ScheduleActions.tsx';
import { type ScheduleSearch, type ScheduleValues, scheduleInputOf, valuesOf } from './scheduleValues.ts';
import { scheduleTexts } from './texts.ts';
import { useScheduleWords } from './useScheduleWords.ts';

interface ScheduleFormProps {
  readonly schedule: ReportSchedule | null;
  readonly seed: ScheduleSearch;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

const EVERY = ['day', 'week', 'month'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MOST = 200;

/** A report that makes itself: which, how often, as what, into which folder. */
export function ScheduleForm({ schedule, seed, close, onDirty }: ScheduleFormProps) {
  const t = useTexts(scheduleTexts);
  const tLibrary = useTexts(libraryTexts);
  const tRpc = useTexts(rpcTexts);
  const say = useScheduleWords();
  const me = useMe();
  const reports = useReportChoices();
  const add = useCommand(client.reports.addSchedule, { changes: ['reportSchedule'], errors: 'inline' });
  const change = useCommand(client.reports.changeSchedule, { changes: ['reportSchedule'], errors: 'inline' });
  type Input = Parameters<typeof change.run>[0];
  const save = {
    ...change,
    error: add.error ?? change.error,
    isRunning: add.isRunning || change.isRunning,
    run: (input: Input) => (schedule === null ? add.run(input) : change.run(input)),
  };
  const labelOf = ({ report, saved }: ScheduleValues['choice']) =>
    reports.find(({ value }) => value === (report ?? String(saved)))?.label ?? '';
  const record = useRecordForm({
    record: schedule,
    valuesOf: (from: ReportSchedule | null) => valuesOf(from, seed, me.language),
    validate: (values): Record<string, string> => ({
      ...(scheduleInputOf(values, me.language) === null ? { choice: t('form.error.report') } : {}),
      ...(/^\d\d:\d\d/.test(values.time) ? {} : { time: t('form.error.time') }),
      ...(values.every === 'month' && !(Number(values.day) >= 1 && Number(values.day) <= 31)
        ? { day: t('form.error.day') }
        : {}),
      ...(values.folder.trim() === '' ? { folder: tRpc('field.required') } : {}),
    }),
    command: save,
    inputOf: (values, seen) => {
      const input = scheduleInputOf(values, me.language);
      if (input === null) throw new Error('The form was sent without a report');
      // Called like its report where nobody called it anything else.
      const name = input.name.trim() === '' ? labelOf(values.choice) : input.name;
      return { id: seen?.id ?? 0, version: seen?.version ?? 0, ...input, name };
    },
    onSaved: () => {
      showDone(t('done.saved'));
      close();
    },
  });
  const { form } = record;
  const values = form.getValues();
  const { choice } = values;
  const chosen = choice.report ?? (choice.saved === undefined ? null : String(choice.saved));
  const describe = (from: ScheduleValues) => [
    { label: t('form.name'), value: from.name },
    {
      label: t('form.report'),
      value: labelOf(from.choice),
    },
    { label: t('form.frequency'), value: `${t(`form.${from.every}`)} ${from.time}` },
    { label: t('form.format'), value: tLibrary(`format.${from.format}`) },
    { label: t('form.folder'), value: from.folder },
  ];
  return (
    <>
      {schedule !== null && <ScheduleActions schedule={schedule} close={close} />}
      <RecordFrame
        record={record}
        mayEdit={useAllows('reports.schedule')}
        onCancel={close}
        onDirty={onDirty}
        describe={describe}
      >
        <Stack gap="sm">
          <TextInput
            label={t('form.name')}
            description={t('form.nameHint')}
            placeholder={labelOf(choice)}
            maxLength={120}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Select
            label={t('form.report')}
            placeholder={t('form.chooseReport')}
            required
            searchable
            data={reports}
            value={chosen}
            error={form.errors['choice']}
            onChange={(value) => {
              const report = BUILT_INS.find((name) => name === value);
              const saved = report === undefined && value !== null ? Number(value) : undefined;
              const { period, language } = choice;
              form.setFieldValue('choice', { report, saved, period, language });
            }}
          />
          <div className={styles.fields}>
            <ReportFields
              choice={choice}
              onChange={(changes) => form.setFieldValue('choice', { ...choice, ...changes })}
              isUnknownTicket={false}
              relativeOnly
            />
          </div>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('form.frequency')}
            data={EVERY.map((value) => ({ value, label: t(`form.${value}`) }))}
            value={values.every}
            onChange={(value) => form.setFieldValue('every', EVERY.find((one) => one === value) ?? 'day')}
          />
          <div className={styles.fields}>
            {values.every === 'week' && (
              <Select
                label={t('form.weekday')}
                allowDeselect={false}
                data={WEEKDAYS.map((number) => ({ value: String(number), label: say.weekday(number) }))}
                value={String(values.weekday)}
                onChange={(value) => form.setFieldValue('weekday', Number(value ?? 1))}
              />
            )}
            {values.every === 'month' && (
              <NumberInput
                label={t('form.dayOfMonth')}
                required
                min={1}
                max={31}
                allowDecimal={false}
                {...form.getInputProps('day')}
              />
            )}
            <TextInput type="time" label={t('form.time')} required {...form.getInputProps('time')} />
          </div>
          {values.every === 'month' && Number(values.day) > 28 && (
            <Text size="xs" c="dimmed">
              {t('form.dayHint')}
            </Text>
          )}
          <Select
            label={t('form.format')}
            allowDeselect={false}
            data={REPORT_FORMATS.map((value) => ({ value, label: tLibrary(`format.${value}`) }))}
            value={values.format}
            onChange={(value) =>
              form.setFieldValue(
                'format',
                REPORT_FORMATS.find((one): one is ReportFormat => one === value) ?? 'pdf',
              )
            }
          />
          <TextInput
            label={t('form.folder')}
            description={t('form.folderHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            maxLength={1_000}
            spellCheck={false}
            {...form.getInputProps('folder')}
          />
          <Text size="xs" c="dimmed">
            {t('form.rights', {
              name: schedule === null || schedule.owner.id === me.id ? t('form.you') : schedule.owner.name,
            })}
          </Text>
        </Stack>
      </RecordFrame>
    </>
  );
}

/** What can be scheduled: not the history of one ticket. */
function useReportChoices(): readonly { value: string; label: string }[] {
  const saved = useQuery(orpc.reports.saved.queryOptions({ input: { limit: MOST } }));
  const { report } = reportWords[currentLanguage()];
  return [
    ...BUILT_INS.filter((name) => builtInFacts[name].subject !== 'ticket').map((name) => ({
      value: name,
      label: report[name].title,
    })),
    ...(saved.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ];
}
