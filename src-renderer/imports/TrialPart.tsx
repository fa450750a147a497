import { Alert, Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ImportMapping, SeenTable } from '#shared/imports/mapping.ts';
import type { ImportReport } from '#shared/imports/report.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { ImportErrors } from './ImportErrors.tsx';
import styles from './imports.module.css';
import { KeepMapping } from './KeepMapping.tsx';
import { PlannedRows } from './PlannedRows.tsx';
import { importTexts } from './texts.ts';
import type { ImportWizard } from './useImportWizard.ts';

interface TrialProps {
  readonly wizard: ImportWizard;
  readonly seen: SeenTable;
  readonly mapping: ImportMapping;
}

const SEE = { assets: '/inventario', tickets: '/solicitudes', people: '/administracion/personas' } as const;

/** A trial tells line by line what would happen; then it is imported, watched and, if need be, stopped. */
export function TrialPart({ wizard, seen, mapping }: TrialProps) {
  const t = useTexts(importTexts);
  const { job, choices } = wizard;
  const isOver = job.job?.state === 'done';
  const trial = isOver && job.isTrial ? (job.job?.report ?? null) : null;
  const result = isOver && !job.isTrial ? (job.job?.report ?? null) : null;
  const numbers = trial === null ? null : figuresOf(trial);
  const writes = numbers === null || (numbers.bad > 0 && !choices.keepGood) ? 0 : numbers.good;
  return (
    <>
      <section>
        <h2 className={styles.step}>{t('step.trial')}</h2>
        <Stack gap="sm" align="flex-start">
          {wizard.kind === 'assets' && (
            <Checkbox
              label={t('updates')}
              description={t('updatesHint')}
              checked={choices.updates}
              onChange={(event) => {
                wizard.setChoices({ updates: event.currentTarget.checked });
                job.forget();
              }}
            />
          )}
          <Button
            variant={trial === null && result === null ? 'filled' : 'default'}
            loading={job.isRunning && job.isTrial}
            onClick={() => void wizard.begin(true)}
          >
            {t('try')}
          </Button>
          <ErrorNote error={job.error} />
          <Running wizard={wizard} />
        </Stack>
        {trial !== null && numbers !== null && (
          <div aria-live="polite">
            <dl className={styles.figures}>
              <Figure label={t('figure.read')} value={trial.read} />
              <Figure label={t('figure.good')} value={numbers.good} />
              <Figure label={t('figure.skipped')} value={trial.skipped} />
              <Figure label={t('figure.bad')} value={numbers.bad} isBad={numbers.bad > 0} />
            </dl>
            {trial.errors.length > 0 && <ImportErrors errors={trial.errors} />}
            <PlannedRows rows={trial.planned ?? []} />
          </div>
        )}
      </section>
      {trial !== null && numbers !== null && (
        <section>
          <h2 className={styles.step}>{t('step.import')}</h2>
          {numbers.bad > 0 && (
            <Checkbox
              label={t('keepGood')}
              description={t('keepGoodHint')}
              checked={choices.keepGood}
              onChange={(event) => wizard.setChoices({ keepGood: event.currentTarget.checked })}
              mb="sm"
            />
          )}
          <Group gap="sm">
            <Button
              leftSection={<IconTableImport size={16} />}
              disabled={writes === 0}
              loading={job.isRunning}
              onClick={() => void wizard.begin(false)}
            >
              {writes === 0 ? t('importNone') : t('import', { count: writes })}
            </Button>
            <Text size="sm" c="dimmed">
              {numbers.bad > 0 && !choices.keepGood
                ? t('fixFirst')
                : numbers.bad === 0 && writes === 0
                  ? t('nothingNew')
                  : ''}
            </Text>
          </Group>
        </section>
      )}
      {result !== null && (
        <Stack gap="sm">
          <Alert
            color={result.errors.length === 0 ? 'teal' : 'orange'}
            role="status"
            icon={result.errors.length === 0 ? <IconCheck size={18} /> : <IconAlertTriangle size={18} />}
            title={t('imported', { count: result.imported })}
          >
            {wizard.kind === 'people' && result.imported > 0 && <div>{t('passwordsHint')}</div>}
            <Link to={SEE[wizard.kind]}>{t(`see.${wizard.kind}`)}</Link>
          </Alert>
          {result.errors.length > 0 && <ImportErrors errors={result.errors} />}
          <KeepMapping kind={wizard.kind} seen={seen} mapping={mapping} />
        </Stack>
      )}
    </>
  );
}

/** Lines that would be imported, and lines with something wrong: a line may have several errors. */
function figuresOf({ read, imported, skipped, errors }: ImportReport) {
  const bad = new Set(errors.map(({ line }) => line)).size;
  return { bad, good: bad === 0 ? imported : Math.max(0, read - skipped - bad) };
}

/** How far it has come, and the way to stop it. */
function Running({ wizard: { job } }: { readonly wizard: ImportWizard }) {
  const t = useTexts(importTexts);
  const present = job.job;
  if (present?.state === 'cancelled' || present?.state === 'failed') {
    return (
      <Text size="sm" role="alert" c={present.state === 'failed' ? 'var(--sb-danger-text)' : undefined}>
        {t(present.state === 'failed' ? 'failed' : 'stopped')}
      </Text>
    );
  }
  if (!job.isRunning || present === undefined) return null;
  const { phase, done, total } = present;
  return (
    <div className={styles.running}>
      <Text size="sm" role="status">
        {t(`phase.${phase}`)} {total > 0 ? `${done} / ${total}` : done > 0 ? String(done) : ''}
      </Text>
      <Progress
        value={total > 0 ? (done / total) * 100 : 100}
        animated={total === 0}
        aria-label={t(`phase.${phase}`)}
      />
      <Button variant="default" size="xs" onClick={() => void job.stop()}>
        {t('stop')}
      </Button>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly isBad?: boolean;
}

function Figure({ label, value, isBad = false }: FigureProps) {
  return (
    <div className={styles.figure} data-bad={isBad}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
