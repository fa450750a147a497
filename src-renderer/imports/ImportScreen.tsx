import { Loader, NativeSelect, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { MOST_UPLOADED } from '#shared/imports/contract.ts';
import { IMPORT_KINDS, type ImportKind } from '#shared/imports/targets.ts';
import { toAppError } from '../rpc/appError.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FileDrop } from '../ui/FileDrop.tsx';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { Page } from '../ui/Page.tsx';
import { AgentFiles, AgentPart } from './AgentPart.tsx';
import { errorSentence } from './ImportErrors.tsx';
import styles from './imports.module.css';
import { MappingTable } from './MappingTable.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { TrialPart } from './TrialPart.tsx';
import { importTexts } from './texts.ts';
import { useAgentImport } from './useAgentImport.ts';
import { type ImportWizard, useImportWizard } from './useImportWizard.ts';

/** Spreadsheets; Windows calls CSV after Excel where that is installed. */
const KINDS = {
  'text/csv': ['.csv'],
  'text/plain': ['.csv', '.txt'],
  'application/vnd.ms-excel': ['.csv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/gzip': ['.gz'],
};

const CHOICES = [...IMPORT_KINDS, 'agents'] as const;

/**
 * The department's old spreadsheet, step by step: file, columns, preview, trial, and only then anything is written.
 * Or what agents read of the machines, which needs no columns. What was chosen of the one stays while at the other.
 */
export function ImportScreen() {
  const t = useTexts(importTexts);
  const [choice, setChoice] = useState<ImportKind | 'agents'>('assets');
  const wizard = useImportWizard();
  const agents = useAgentImport();
  const { seen, mapping } = wizard;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width="wide">
      <Stack gap="lg" className={styles.wizard}>
        <section>
          <h2 className={styles.step}>{t('step.file')}</h2>
          <Stack gap="sm">
            <SegmentedControl
              aria-label={t('kindLabel')}
              data={CHOICES.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={choice}
              onChange={(value) => {
                const next = CHOICES.find((each) => each === value) ?? 'assets';
                setChoice(next);
                if (next !== 'agents' && next !== wizard.kind) wizard.setKind(next);
              }}
              className={styles.kinds}
            />
            {choice === 'agents' ? (
              <AgentFiles agents={agents} />
            ) : (
              <>
                <FileDrop
                  files={wizard.files}
                  onChange={(files) => void wizard.choose(files)}
                  maxBytes={MOST_UPLOADED}
                  maxFiles={2}
                  accept={KINDS}
                />
                <ErrorNote error={wizard.upload.error} />
                <TablePlace wizard={wizard} />
              </>
            )}
          </Stack>
        </section>
        {choice === 'agents' && <AgentPart agents={agents} />}
        {choice !== 'agents' && seen !== undefined && mapping !== null && (
          <>
            <section>
              <h2 className={styles.step}>{t('step.columns')}</h2>
              <MappingTable wizard={wizard} seen={seen} mapping={mapping} />
            </section>
            {wizard.isReady && (
              <>
                <section>
                  <h2 className={styles.step}>{t('step.preview')}</h2>
                  <PreviewTable wizard={wizard} mapping={mapping} />
                </section>
                <TrialPart wizard={wizard} seen={seen} mapping={mapping} />
              </>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}

/** Which sheet, on which line the headings stand, and how much was found. */
function TablePlace({ wizard }: { readonly wizard: ImportWizard }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const sentence = useErrorSentence();
  const { seen, table, uploadId } = wizard;
  if (wizard.upload.isRunning || (uploadId !== null && table.isPending)) {
    return (
      <Text size="sm" role="status" className={styles.looking}>
        <Loader size={14} /> {t('looking')}
      </Text>
    );
  }
  if (uploadId !== null && table.error !== null) {
    const error = toAppError(table.error);
    const issue = error.code === 'invalid' ? error.details.issues[0] : undefined;
    const said =
      error.code === 'notFound'
        ? t('uploadGone')
        : issue === undefined
          ? sentence(error)
          : errorSentence({ line: 1, column: null, message: issue.message, rule: issue.rule });
    return (
      <Text size="sm" c="var(--sb-danger-text)" role="alert">
        {said}
      </Text>
    );
  }
  if (seen === undefined) return null;
  return (
    <div className={styles.place}>
      {seen.sheets.length > 1 && (
        <NativeSelect
          label={t('sheet')}
          data={seen.sheets}
          value={seen.sheet ?? ''}
          onChange={(event) => wizard.setPlace({ sheet: event.currentTarget.value, headingLine: undefined })}
        />
      )}
      <NumberInput
        label={t('headingLine')}
        value={seen.headingLine}
        min={1}
        max={1_000}
        w="13rem"
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1) wizard.setPlace({ headingLine: value });
        }}
      />
      <Text size="sm" role="status">
        {t('found', { rows: formats.number(seen.rows), columns: formats.number(seen.columns.length) })}
      </Text>
    </div>
  );
}
