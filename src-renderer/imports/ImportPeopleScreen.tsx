import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportReport } from '#shared/imports/contract.ts';
import { client } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FileDrop } from '../ui/FileDrop.tsx';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { Page } from '../ui/Page.tsx';
import { ImportErrors } from './ImportErrors.tsx';
import styles from './imports.module.css';
import { importTexts } from './texts.ts';

/** A spreadsheet saved as CSV; Windows calls it after Excel where that is installed. */
const KINDS = {
  'text/csv': ['.csv'],
  'text/plain': ['.csv', '.txt'],
  'application/vnd.ms-excel': ['.csv'],
  'application/gzip': ['.gz'],
};
const MAX_BYTES = 20_971_520;

/** People from a CSV file: a trial tells line by line what would happen, and only then is anything written. */
export function ImportPeopleScreen() {
  const t = useTexts(importTexts);
  const [files, setFiles] = useState<File[]>([]);
  const [trial, setTrial] = useState<ImportReport | null>(null);
  const [result, setResult] = useState<ImportReport | null>(null);
  const [keepGood, setKeepGood] = useState(false);
  const run = useCommand(client.imports.people, { changes: ['import', 'person'], errors: 'inline' });
  const [file] = files;

  const choose = (chosen: File[]) => {
    setFiles(chosen.slice(-1));
    setTrial(null);
    setResult(null);
    setKeepGood(false);
    run.forget();
  };
  const tryOut = async () => {
    if (file === undefined) return;
    const outcome = await run.run({ file, dryRun: true, keepGood: false });
    if (outcome.ok) setTrial(outcome.value);
  };
  const write = async () => {
    if (file === undefined) return;
    const outcome = await run.run({ file, dryRun: false, keepGood });
    if (!outcome.ok) return;
    setResult(outcome.value);
    setTrial(null);
  };
  const bad = trial === null ? 0 : new Set(trial.errors.map((error) => error.line)).size;
  const good =
    trial === null ? 0 : bad === 0 ? trial.imported : Math.max(0, trial.read - trial.skipped - bad);
  const writes = bad === 0 || keepGood ? good : 0;

  return (
    <Page title={t('title')} subtitle={t('subtitle')} width="narrow">
      <Stack gap="lg">
        <section>
          <h2 className={styles.step}>{t('step.file')}</h2>
          <FileDrop files={files} onChange={choose} maxBytes={MAX_BYTES} maxFiles={2} accept={KINDS} />
          <details className={styles.columns}>
            <summary>{t('columnsTitle')}</summary>
            <Text size="sm" mt="xs">
              {t('columnsHint')}
            </Text>
            <code className={styles.code}>{t('columnsExample')}</code>
            <Text size="sm" c="dimmed">
              {t('known')}
            </Text>
          </details>
        </section>

        <section>
          <h2 className={styles.step}>{t('step.trial')}</h2>
          <Button
            variant={trial === null && result === null ? 'filled' : 'default'}
            disabled={file === undefined}
            loading={run.isRunning && trial === null}
            onClick={() => void tryOut()}
          >
            {t('try')}
          </Button>
          {trial !== null && (
            <div aria-live="polite">
              <dl className={styles.figures}>
                <Figure label={t('figure.read')} value={trial.read} />
                <Figure label={t('figure.good')} value={good} />
                <Figure label={t('figure.skipped')} value={trial.skipped} />
                <Figure label={t('figure.bad')} value={bad} isBad={bad > 0} />
              </dl>
              {trial.errors.length > 0 && <ImportErrors errors={trial.errors} />}
            </div>
          )}
        </section>

        <ErrorNote error={run.error} />

        {trial !== null && (
          <section>
            <h2 className={styles.step}>{t('step.import')}</h2>
            {bad > 0 && (
              <Checkbox
                label={t('keepGood')}
                description={t('keepGoodHint')}
                checked={keepGood}
                onChange={(event) => setKeepGood(event.currentTarget.checked)}
                mb="sm"
              />
            )}
            <Group gap="sm">
              <Button
                leftSection={<IconTableImport size={16} />}
                disabled={writes === 0}
                loading={run.isRunning}
                onClick={() => void write()}
              >
                {writes === 0 ? t('importNone') : t('import', { count: writes })}
              </Button>
              {bad > 0 && !keepGood && (
                <Text size="sm" c="dimmed">
                  {t('fixFirst')}
                </Text>
              )}
              {bad === 0 && writes === 0 && (
                <Text size="sm" c="dimmed">
                  {t('nothingNew')}
                </Text>
              )}
            </Group>
          </section>
        )}

        {result !== null && (
          <>
            <Alert
              color={result.errors.length === 0 ? 'teal' : 'orange'}
              role="status"
              icon={result.errors.length === 0 ? <IconCheck size={18} /> : <IconAlertTriangle size={18} />}
              title={t('imported', { count: result.imported })}
            >
              {result.imported > 0 && <div>{t('passwordsHint')}</div>}
              <Link to="/administracion/personas">{t('seePeople')}</Link>
            </Alert>
            {result.errors.length > 0 && <ImportErrors errors={result.errors} />}
          </>
        )}
      </Stack>
    </Page>
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
