import { Checkbox, NumberInput, Select, Switch, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { DEVIATION_MEASURES } from '#shared/alerts/deviation.ts';
import { AUDIENCES, SEVERITIES } from '#shared/alerts/kind.ts';
import { type AlertKind, alertKinds } from '#shared/alerts/kinds.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { kindIcons } from '../cases/CaseBadges.tsx';
import { alertTexts } from '../texts.ts';
import styles from './thresholds.module.css';
import { thresholdTexts } from './thresholdTexts.ts';
import { NUMBERS, type Values } from './values.ts';

interface KindFieldsProps {
  readonly kind: AlertKind;
  readonly form: UseFormReturnType<Values>;
}

/** What can be set of one kind. Switched off, the rest stays as it was set, for when it is switched on again. */
export function KindFields({ kind, form }: KindFieldsProps) {
  const t = useTexts(thresholdTexts);
  const names = useTexts(alertTexts);
  const heading = useId();
  const Mark = kindIcons[kind];
  const values = form.getValues()[kind];
  const { about } = alertKinds[kind];
  const isAboutSomebody = about !== 'week' && about !== 'system';
  const isQuiet = values.tells.length === 0 || (!values.inApp && !values.email);
  const box = (name: 'inApp' | 'native' | 'email' | 'isPredicted') =>
    form.getInputProps(`${kind}.${name}`, { type: 'checkbox' });
  return (
    <section className={styles.kind} aria-labelledby={heading}>
      <header className={styles.head}>
        <Mark size={18} stroke={1.75} aria-hidden />
        <h2 id={heading} className={styles.name}>
          {names(`kind.${kind}`)}
        </h2>
        <Switch
          size="sm"
          label={values.isOn ? t('on') : t('off')}
          aria-label={`${names(`kind.${kind}`)}: ${t('isOn')}`}
          {...form.getInputProps(`${kind}.isOn`, { type: 'checkbox' })}
        />
      </header>
      <Text size="sm" c="dimmed">
        {t(`about.${kind}`)} {kind === 'atRisk' && <Link to="/administracion/niveles">{t('promises')}</Link>}
        {kind === 'stuck' && (
          <Link to="/administracion/ajustes" search={{ group: 'delays' }}>
            {t('settings')}
          </Link>
        )}
        {kind === 'backupOverdue' && <Link to="/administracion/respaldos">{t('backups')}</Link>}
      </Text>
      {values.isOn && (
        <div className={styles.fields}>
          <div className={styles.own}>
            <Select
              label={t('severity')}
              allowDeselect={false}
              data={SEVERITIES.map((value) => ({ value, label: names(`severity.${value}`) }))}
              {...form.getInputProps(`${kind}.severity`)}
            />
            {NUMBERS[kind].map(({ name, min, max, digits }) => (
              <NumberInput
                key={name}
                label={t(`number.${name}`)}
                description={t(`hint.${name}`)}
                min={min}
                max={max}
                step={digits === 0 ? 1 : 0.1}
                decimalScale={digits}
                allowNegative={false}
                // A number out of its bounds is said to be, never changed behind one's back.
                clampBehavior="none"
                {...form.getInputProps(`${kind}.numbers.${name}`)}
              />
            ))}
            {kind === 'atRisk' && <Checkbox label={t('isPredicted')} {...box('isPredicted')} />}
            {kind === 'deviation' && (
              <Checkbox.Group label={t('measures')} {...form.getInputProps(`${kind}.measures`)}>
                <div className={styles.boxes}>
                  {DEVIATION_MEASURES.map((value) => (
                    <Checkbox key={value} value={value} label={t(`measure.${value}`)} />
                  ))}
                </div>
              </Checkbox.Group>
            )}
          </div>
          <Checkbox.Group
            label={t('tells')}
            description={isQuiet ? t('nobodyTold') : undefined}
            {...form.getInputProps(`${kind}.tells`)}
          >
            <div className={styles.boxes}>
              {AUDIENCES.filter((value) => value !== 'assignee' || isAboutSomebody).map((value) => (
                <Checkbox key={value} value={value} label={t(`tellsWhom.${value}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <fieldset className={styles.ways}>
            <legend>{t('ways')}</legend>
            <div className={styles.boxes}>
              <Checkbox label={t('way.inApp')} {...box('inApp')} />
              <Checkbox label={t('way.native')} disabled={!values.inApp} {...box('native')} />
              <Checkbox label={t('way.email')} {...box('email')} />
            </div>
          </fieldset>
        </div>
      )}
    </section>
  );
}
