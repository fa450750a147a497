import { ActionIcon, Button, Checkbox, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { CUSTOM_FIELD_TYPES } from '#shared/assets/asset.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { type FieldProblem, type FieldValues, moved } from './categoryValues.ts';
import styles from './FieldsEditor.module.css';
import { assetSetupTexts } from './texts.ts';

/** The service's own limit. */
const MOST = 40;

interface FieldsEditorProps {
  readonly fields: readonly FieldValues[];
  readonly onChange: (fields: readonly FieldValues[]) => void;
  /** By place; only once sending was tried. */
  readonly problems: ReadonlyMap<number, FieldProblem>;
}

/** A category's own fields: add, name, order, and what may be chosen. */
export function FieldsEditor({ fields, onChange, problems }: FieldsEditorProps) {
  const t = useTexts(assetSetupTexts);
  const box = useRef<HTMLDivElement>(null);
  const change = (index: number, changes: Partial<FieldValues>) =>
    onChange(fields.map((field, at) => (at === index ? { ...field, ...changes } : field)));
  const add = () => {
    const line = Math.max(-1, ...fields.map((field) => field.line)) + 1;
    onChange([...fields, { key: null, line, label: '', type: 'text', choices: '', isRequired: false }]);
    // The new line is drawn first.
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLInputElement>(`[data-line="${line}"] input`)?.focus(),
    );
  };
  return (
    <div ref={box}>
      <Text size="sm" fw={600}>
        {t('fields.title')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('fields.hint')} {fields.some(({ key }) => key !== null) && t('fields.inUse')}
      </Text>
      <ol className={styles.fields}>
        {fields.map((field, index) => {
          const name = field.label.trim() === '' ? t('fields.unnamed', { number: index + 1 }) : field.label;
          const problem = problems.get(index);
          const isChoices = problem === 'choices' || problem === 'choicesTwice';
          return (
            <li key={field.line} className={styles.field} data-line={field.line}>
              <div className={styles.line}>
                <TextInput
                  className={styles.label}
                  aria-label={t('fields.label')}
                  placeholder={t('fields.label')}
                  maxLength={60}
                  value={field.label}
                  error={problem === undefined || isChoices ? undefined : t(`fields.problem.${problem}`)}
                  onChange={(event) => change(index, { label: event.currentTarget.value })}
                />
                <Select
                  className={styles.type}
                  aria-label={`${t('fields.type')}: ${name}`}
                  data={CUSTOM_FIELD_TYPES.map((type) => ({ value: type, label: t(`fields.types.${type}`) }))}
                  value={field.type}
                  allowDeselect={false}
                  onChange={(value) => {
                    const type = CUSTOM_FIELD_TYPES.find((one) => one === value);
                    if (type !== undefined) change(index, { type });
                  }}
                />
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    aria-label={t('fields.up', { name })}
                    disabled={index === 0}
                    onClick={() => onChange(moved(fields, index, -1))}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('fields.down', { name })}
                    disabled={index === fields.length - 1}
                    onClick={() => onChange(moved(fields, index, 1))}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('fields.remove', { name })}
                    onClick={() => onChange(fields.filter((_, at) => at !== index))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              </div>
              {field.type === 'choice' && (
                <Textarea
                  label={t('fields.choices')}
                  description={t('fields.choicesHint')}
                  autosize
                  minRows={2}
                  maxRows={8}
                  value={field.choices}
                  error={isChoices ? t(`fields.problem.${problem}`) : undefined}
                  onChange={(event) => change(index, { choices: event.currentTarget.value })}
                />
              )}
              {field.type !== 'yesNo' && (
                <Checkbox
                  size="xs"
                  label={t('fields.required')}
                  checked={field.isRequired}
                  onChange={(event) => change(index, { isRequired: event.currentTarget.checked })}
                />
              )}
            </li>
          );
        })}
      </ol>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={add}
        disabled={fields.length >= MOST}
      >
        {t('fields.add')}
      </Button>
    </div>
  );
}
