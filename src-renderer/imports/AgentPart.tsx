import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { MOST_AGENT_BYTES, MOST_AGENT_FILES } from '#shared/imports/contract.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FileDrop } from '../ui/FileDrop.tsx';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { agentTexts } from './agentTexts.ts';
import { ImportErrors } from './ImportErrors.tsx';
import styles from './imports.module.css';
import { MachineRows } from './MachineRows.tsx';
import { importTexts } from './texts.ts';
import type { AgentImport } from './useAgentImport.ts';

const KINDS = { 'application/json': ['.json'] };

interface AgentProps {
  readonly agents: AgentImport;
}

/** The files of the agents, several at once, and what is never taken from them. */
export function AgentFiles({ agents }: AgentProps) {
  const a = useTexts(agentTexts);
  return (
    <>
      <Text size="sm" c="dimmed">
        {a('howTo')} {a('untouched')} {a('leftOut')}
      </Text>
      <FileDrop
        files={agents.files}
        onChange={agents.choose}
        maxBytes={MOST_AGENT_BYTES}
        maxFiles={MOST_AGENT_FILES}
        accept={KINDS}
      />
    </>
  );
}

/** A trial tells machine by machine what would happen; only then it is imported. */
export function AgentPart({ agents }: AgentProps) {
  const t = useTexts(importTexts);
  const a = useTexts(agentTexts);
  const { files, trying, trial, result } = agents;
  if (files.length === 0) return null;
  return (
    <>
      <section>
        <h2 className={styles.step}>{a('step.trial')}</h2>
        <Stack gap="sm" align="flex-start">
          <Button
            variant={trial === null && result === null ? 'filled' : 'default'}
            loading={trying.isRunning}
            onClick={() => void agents.begin(true)}
          >
            {t('try')}
          </Button>
          <ErrorNote error={trying.error} />
        </Stack>
        {trial !== null && (
          <Stack gap="sm" mt="sm" aria-live="polite">
            {trial.errors.length > 0 && <ImportErrors errors={trial.errors} />}
            <MachineRows rows={trial.planned ?? []} />
          </Stack>
        )}
      </section>
      {trial !== null && (
        <section>
          <h2 className={styles.step}>{a('step.import')}</h2>
          <WritePart agents={agents} good={trial.imported} hasErrors={trial.errors.length > 0} />
        </section>
      )}
      {result !== null && (
        <Stack gap="sm">
          <Alert
            color={result.errors.length === 0 ? 'teal' : 'orange'}
            role="status"
            icon={result.errors.length === 0 ? <IconCheck size={18} /> : <IconAlertTriangle size={18} />}
            title={a('imported', { count: result.imported })}
          >
            <Link to="/inventario">{t('see.assets')}</Link>
          </Alert>
          {result.errors.length > 0 && <ImportErrors errors={result.errors} />}
        </Stack>
      )}
    </>
  );
}

interface WriteProps extends AgentProps {
  /** Machines of good files that are new or differ. */
  readonly good: number;
  readonly hasErrors: boolean;
}

function WritePart({ agents, good, hasErrors }: WriteProps) {
  const t = useTexts(importTexts);
  const a = useTexts(agentTexts);
  const { keepGood, writing } = agents;
  const isHeldBack = hasErrors && !keepGood;
  const writes = isHeldBack ? 0 : good;
  return (
    <Stack gap="sm" align="flex-start">
      {hasErrors && (
        <Checkbox
          label={a('keepGood')}
          description={t('keepGoodHint')}
          checked={keepGood}
          onChange={(event) => agents.setKeepGood(event.currentTarget.checked)}
        />
      )}
      <Button
        leftSection={<IconTableImport size={16} />}
        disabled={writes === 0}
        loading={writing.isRunning}
        onClick={() => void agents.begin(false)}
      >
        {writes === 0 ? t('importNone') : a('import', { count: writes })}
      </Button>
      {writes === 0 && (
        <Text size="sm" c="dimmed">
          {isHeldBack ? a('fixFirst') : a('nothingNew')}
        </Text>
      )}
      <ErrorNote error={writing.error} />
    </Stack>
  );
}
