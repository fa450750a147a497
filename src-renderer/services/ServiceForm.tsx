import { Autocomplete, Checkbox, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Service } from '#shared/services/contract.ts';
import { PRINTED_FORMS, type PrintedForm } from '#shared/services/service.ts';
import {
  IMPACTS,
  type Impact,
  type PriorityMatrix,
  priorityOf,
  URGENCIES,
  type Urgency,
} from '#shared/sla/priority.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { durationText } from '../texts/durations.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { DurationInput } from '../ui/DurationInput.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { recordTexts } from '../ui/recordTexts.ts';
import { uiTexts } from '../ui/texts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import styles from './services.module.css';
import { serviceTexts } from './texts.ts';

interface ServiceFormProps {
  readonly service: Service | null;
  readonly categories: readonly string[];
  readonly matrix: PriorityMatrix | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

interface ServiceValues {
  category: string;
  name: string;
  description: string;
  defaultImpact: Impact;
  defaultUrgency: Urgency;
  estimatedMinutes: number | null;
  skillId: string | null;
  needsApproval: boolean;
  printedForm: PrintedForm;
  position: number | string;
  isEnabled: boolean;
}

function valuesOf(service: Service | null): ServiceValues {
  return {
    category: service?.category ?? '',
    name: service?.name ?? '',
    description: service?.description ?? '',
    defaultImpact: service?.defaultImpact ?? 'low',
    defaultUrgency: service?.defaultUrgency ?? 'medium',
    estimatedMinutes: service?.estimatedMinutes ?? null,
    skillId: service === null || service.skill === null ? null : String(service.skill.id),
    needsApproval: service?.needsApproval ?? false,
    printedForm: service?.printedForm ?? 'none',
    position: service?.position ?? 0,
    isEnabled: service?.isEnabled ?? true,
  };
}

/** A service of the catalogue. */
export function ServiceForm({ service, categories, matrix, close, onDirty }: ServiceFormProps) {
  const t = useTexts(serviceTexts);
  const tWords = useTexts(words);
  const tUi = useTexts(uiTexts);
  const tRpc = useTexts(rpcTexts);
  const tRecord = useTexts(recordTexts);
  const mayEdit = useAllows('catalogue.manage');
  const skills = useQuery(orpc.organisation.skills.queryOptions({ input: {} }));
  const save = useCommand(client.services.save, { changes: ['service'], errors: 'inline' });
  const record = useRecordForm({
    record: service,
    valuesOf,
    validate: (values) => ({
      ...(values.category.trim() === '' ? { category: tRpc('field.required') } : {}),
      ...(values.name.trim() === '' ? { name: tRpc('field.required') } : {}),
      ...(Number.isNaN(values.estimatedMinutes) ? { estimatedMinutes: tRecord('durationWrong') } : {}),
    }),
    command: save,
    inputOf: ({ skillId, position, ...values }, seen) => ({
      ...seen,
      ...values,
      skillId: skillId === null ? null : Number(skillId),
      position: position === '' ? 0 : Number(position),
    }),
    onSaved: () => {
      showDone(t('saved'));
      close();
    },
  });
  const { form } = record;
  const values = form.getValues();
  const skillName = (id: string | null) =>
    skills.data?.items.find((skill) => String(skill.id) === id)?.name ?? service?.skill?.name ?? '';
  const yesNo = (is: boolean) => (is ? tUi('yes') : tUi('no'));

  return (
    <RecordFrame
      record={record}
      mayEdit={mayEdit}
      onCancel={close}
      onDirty={onDirty}
      aside={
        service !== null && (
          <Link
            to="/administracion/servicios/$serviceId/procedimiento"
            params={{ serviceId: String(service.id) }}
          >
            {t('procedure')}
          </Link>
        )
      }
      describe={(from) => [
        { label: t('field.category'), value: from.category },
        { label: t('field.name'), value: from.name },
        { label: t('field.description'), value: from.description },
        { label: t('field.impact'), value: tWords(`impact.${from.defaultImpact}`) },
        { label: t('field.urgency'), value: tWords(`urgency.${from.defaultUrgency}`) },
        {
          label: t('field.estimated'),
          value: from.estimatedMinutes === null ? '' : durationText(from.estimatedMinutes),
        },
        { label: t('field.skill'), value: from.skillId === null ? '' : skillName(from.skillId) },
        { label: t('field.approval'), value: yesNo(from.needsApproval) },
        { label: t('field.printed'), value: tWords(`printedForm.${from.printedForm}`) },
        { label: t('field.position'), value: String(from.position) },
        { label: t('field.enabled'), value: yesNo(from.isEnabled) },
      ]}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Autocomplete
          label={t('field.category')}
          description={t('hint.category')}
          required
          maxLength={80}
          data={[...categories]}
          {...form.getInputProps('category')}
        />
        <Textarea
          label={t('field.description')}
          description={t('hint.description')}
          maxLength={300}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
        <div className={styles.pair}>
          <Select
            label={t('field.impact')}
            data={IMPACTS.map((impact) => ({ value: impact, label: tWords(`impact.${impact}`) }))}
            allowDeselect={false}
            value={values.defaultImpact}
            onChange={(impact) => form.setFieldValue('defaultImpact', impact as Impact)}
          />
          <Select
            label={t('field.urgency')}
            data={URGENCIES.map((urgency) => ({ value: urgency, label: tWords(`urgency.${urgency}`) }))}
            allowDeselect={false}
            value={values.defaultUrgency}
            onChange={(urgency) => form.setFieldValue('defaultUrgency', urgency as Urgency)}
          />
        </div>
        {matrix !== null && (
          <Text size="xs" c="dimmed" component="div">
            {t('startsAs')}{' '}
            <PriorityBadge priority={priorityOf(matrix, values.defaultImpact, values.defaultUrgency)} />
          </Text>
        )}
        <DurationInput
          label={t('field.estimated')}
          value={values.estimatedMinutes}
          onChange={(minutes) => form.setFieldValue('estimatedMinutes', minutes)}
          error={form.errors.estimatedMinutes}
        />
        <Select
          label={t('field.skill')}
          description={t('hint.skill')}
          placeholder={t('noSkill')}
          data={(skills.data?.items ?? []).map((skill) => ({ value: String(skill.id), label: skill.name }))}
          clearable
          searchable
          {...form.getInputProps('skillId')}
        />
        <Select
          label={t('field.printed')}
          data={PRINTED_FORMS.map((printed) => ({ value: printed, label: tWords(`printedForm.${printed}`) }))}
          allowDeselect={false}
          value={values.printedForm}
          onChange={(printed) => form.setFieldValue('printedForm', printed as PrintedForm)}
        />
        <NumberInput
          label={t('field.position')}
          description={t('hint.position')}
          min={0}
          max={10_000}
          allowDecimal={false}
          {...form.getInputProps('position')}
        />
        <Checkbox
          label={t('field.approval')}
          description={t('hint.approval')}
          {...form.getInputProps('needsApproval', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('field.enabled')}
          description={t('hint.enabled')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
      </Stack>
    </RecordFrame>
  );
}
