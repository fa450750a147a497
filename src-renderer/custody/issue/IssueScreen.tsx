import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconInfoCircle } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { MOST_ITEMS } from '#shared/custody/custody.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { useErrorSentence } from '../../rpc/errorSentence.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { Page } from '../../ui/Page.tsx';
import { UnsavedGuard } from '../../ui/UnsavedGuard.tsx';
import { usePaper } from '../usePaper.ts';
import { HeldPanel } from './HeldPanel.tsx';
import styles from './Issue.module.css';
import { issueTexts } from './issueTexts.ts';
import { LineList } from './LineList.tsx';
import { totalOf } from './lines.ts';
import { PeopleFields } from './PeopleFields.tsx';
import { useHeld } from './useHeld.ts';
import { type Issue, useIssue } from './useIssue.ts';
import { useStart } from './useStart.ts';

const route = getRouteApi('/inventario/resguardos/nuevo');

/** A form as it is written at the counter: the person first, then one asset after another, then the paper. */
export function IssueScreen() {
  const t = useTexts(issueTexts);
  const navigate = useNavigate();
  const search = route.useSearch();
  const issue = useIssue({ kind: search.kind ?? 'handOver' });
  const held = useHeld(issue.sides.holderId);
  const [isChanged, setChanged] = useState(false);
  const [folio, setFolio] = useState<string | null>(null);
  useStart(issue, search, held);

  // A renewal holds everything: it follows what the person has. A link may ask for all of it once.
  const isRenewal = issue.kind === 'renewal';
  const [wantsAll, setWantsAll] = useState(search.all === true && !isRenewal);
  const { addEverything } = issue;
  const missing = held.items.filter(
    ({ asset }) => !issue.lines.some((line) => line.asset.id === asset.id),
  ).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is held decides
  useEffect(() => {
    if (!(isRenewal || wantsAll) || !held.isComplete || missing === 0) return;
    setWantsAll(false);
    addEverything(
      held.items.map(({ asset, condition, accessories }) => ({ asset, noted: { condition, accessories } })),
    );
  }, [isRenewal, wantsAll, held.isComplete, missing]);

  const send = useCommand(client.custody.issue, {
    changes: ['custodyForm', 'asset'],
    errors: 'inline',
    handles: ['conflict'],
    onDone: (form) => {
      showDone(t('issued', { folio: form.folio }));
      setFolio(form.folio);
    },
  });
  // Only once nothing is unsaved any more may the page be left without a question.
  useEffect(() => {
    if (folio !== null) void navigate({ to: '/inventario/resguardos/$folio', params: { folio } });
  }, [folio, navigate]);
  const submit = async () => {
    if (issue.input === null) return;
    setChanged(false);
    const outcome = await send.run(issue.input);
    if (outcome.ok || outcome.error.code !== 'conflict') return;
    send.forget();
    try {
      issue.refresh(await Promise.all(issue.lines.map(({ asset }) => client.assets.get({ id: asset.id }))));
      setChanged(true);
    } catch (error) {
      showErrorToast(toAppError(error));
    }
  };

  return (
    <Page title={t('title')} subtitle={t('hint')} width="wide">
      <UnsavedGuard isDirty={issue.lines.length > 0 && folio === null} />
      <div className={styles.till}>
        <div className={styles.main}>
          <PeopleFields issue={issue} />
          {isRenewal ? <p className={styles.quiet}>{t('renewalHint')}</p> : <Scanner issue={issue} />}
          {isChanged && (
            <Alert icon={<IconInfoCircle size={18} />} role="alert">
              {t('changed')}
            </Alert>
          )}
          {issue.lines.length === 0 ? (
            <p className={styles.quiet}>{t('noLines')}</p>
          ) : (
            <LineList issue={issue} isFixed={isRenewal} />
          )}
        </div>
        <aside className={styles.aside}>
          {issue.kind !== 'handOver' && issue.holder !== null && held.isComplete && !isRenewal && (
            <HeldPanel issue={issue} items={held.items} />
          )}
          <Summary issue={issue} isBusy={send.isRunning} onIssue={() => void submit()} />
          <ErrorNote error={send.error} />
        </aside>
      </div>
    </Page>
  );
}

/** The field that a barcode reader types into, and what became of the last thing scanned. */
function Scanner({ issue }: { readonly issue: Issue }) {
  const t = useTexts(issueTexts);
  const sentence = useErrorSentence();
  const { refused, added } = issue;
  const why =
    refused === null
      ? undefined
      : refused === 'tooMany'
        ? t('tooMany', { count: MOST_ITEMS })
        : sentence({ code: 'ruleBroken', details: refused });
  return (
    <div>
      <AssetPicker
        label={t('scan')}
        description={issue.isReady ? t('scanHint') : t('personFirst')}
        size="md"
        disabled={!issue.isReady}
        onPick={(asset) => issue.add([{ asset }])}
      />
      <div
        className={styles.heard}
        role={why === undefined ? 'status' : 'alert'}
        data-bad={why !== undefined}
      >
        {why !== undefined && <IconAlertTriangle size={16} aria-hidden />}
        {why ?? (added === null ? '' : t('added', { name: `${added.inventoryNumber} ${added.name}` }))}
      </div>
    </div>
  );
}

interface SummaryProps {
  readonly issue: Issue;
  readonly isBusy: boolean;
  readonly onIssue: () => void;
}

/** How much it is, and the two buttons that end it. */
function Summary({ issue, isBusy, onIssue }: SummaryProps) {
  const t = useTexts(issueTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const paper = usePaper();
  const total = totalOf(issue.lines);
  const { input } = issue;
  return (
    <section className={styles.summary} aria-label={t('lines', { count: issue.lines.length })}>
      <strong>{t('lines', { count: issue.lines.length })}</strong>
      {total !== null && (
        <span className={styles.quiet}>
          {t('total')}: {formats.money(total, currency)}
        </span>
      )}
      <Button
        variant="default"
        leftSection={<IconEye size={16} />}
        disabled={input === null}
        loading={paper.isBusy}
        onClick={() => {
          if (input !== null) void paper.open(() => client.custody.preview(input));
        }}
      >
        {t('preview')}
      </Button>
      <Button disabled={input === null} loading={isBusy} onClick={onIssue}>
        {t(`issue.${issue.kind}`)}
      </Button>
    </section>
  );
}
