import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AppErrorCode } from '#shared/kernel/errors.ts';
import type { Impact, Urgency } from '#shared/sla/priority.ts';
import type { BULK_ACTIONS } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone, showUndo } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { type Translate, useTexts } from '../../texts/useTexts.ts';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { MatrixPicker } from '../actions/MatrixPicker.tsx';
import { TechnicianPicker } from '../actions/TechnicianPicker.tsx';
import styles from './BulkBar.module.css';
import { deskTexts } from './texts.ts';

interface BulkDialogProps {
  readonly action: (typeof BULK_ACTIONS)[number];
  readonly rows: readonly TicketRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const titles = { assign: 'titleAssign', close: 'titleClose', prioritise: 'titlePrioritise' } as const;
const verbs = { assign: 'doAssign', close: 'doClose', prioritise: 'doPrioritise' } as const;

/** A bulk action: its choice, what it would do to each ticket, and ten seconds to take it back afterwards. */
export function BulkDialog({ action, rows, onClose, onDone }: BulkDialogProps) {
  const t = useTexts(deskTexts);
  const ui = useTexts(uiTexts);
  const [assigneeId, setAssigneeId] = useState<number | null>(null);
  const [level, setLevel] = useState<{ impact: Impact; urgency: Urgency } | null>(null);
  const [reason, setReason] = useState('');
  const undo = useCommand(client.tickets.undoBulk, {
    changes: ['ticket'],
    onDone: ({ restored }) => showDone(t('bulk.undone', { count: restored })),
  });
  const bulk = useCommand(client.tickets.bulk, { changes: ['ticket'], errors: 'inline' });

  const written = reason.trim();
  const isReady =
    action === 'close' || (action === 'assign' ? assigneeId !== null : level !== null && written !== '');
  const input = {
    action,
    items: rows.map((row) => ({ id: row.id, version: row.version })),
    ...(assigneeId === null ? {} : { assigneeId }),
    ...(level ?? {}),
    ...(written === '' ? {} : { reason: written }),
  };

  const preview = usePreview(input, isReady);

  const send = async () => {
    const outcome = await bulk.run(input);
    if (!outcome.ok) return;
    const { bulkId, changed, refused } = outcome.value;
    onDone();
    onClose();
    const said =
      refused.length === 0
        ? t('bulk.done', { count: changed })
        : t('bulk.doneSome', { changed, refused: refused.length });
    if (changed === 0) showDone(said);
    else showUndo(said, () => void undo.run({ bulkId }));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`bulk.${titles[action]}`)}
      size="lg"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <FormFrame
        onSubmit={(event) => {
          event?.preventDefault();
          if (isReady) void send();
        }}
        error={bulk.error}
        isBusy={bulk.isRunning}
        submit={t(`bulk.${verbs[action]}`)}
        onCancel={onClose}
        canSubmit={preview?.every((item) => item.outcome !== 'willChange') !== true}
      >
        {action === 'assign' && (
          <TechnicianPicker label={t('bulk.to')} value={assigneeId} onChange={setAssigneeId} />
        )}
        {action === 'prioritise' && <MatrixPicker value={level} onChange={setLevel} />}
        {action !== 'close' && (
          <Textarea
            label={action === 'assign' ? t('bulk.reasonOptional') : t('bulk.reason')}
            required={action === 'prioritise'}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {preview !== undefined && <Preview items={preview} />}
      </FormFrame>
    </Modal>
  );
}

type BulkInput = Parameters<typeof client.tickets.bulkPreview>[0];
type Outcomes = Awaited<ReturnType<typeof client.tickets.bulkPreview>>['items'];

/** What would happen to each ticket; undefined until it is asked and answered. */
function usePreview(input: BulkInput, isReady: boolean): Outcomes | undefined {
  // The reason changes with every key and nothing of what would happen.
  const { reason, ...rest } = input;
  const asked = { ...rest, ...(input.action === 'prioritise' ? { reason: '·' } : {}) };
  const { data } = useQuery(
    orpc.tickets.bulkPreview.queryOptions({
      input: asked,
      staleTime: 0,
      placeholderData: keepPreviousData,
      enabled: isReady,
    }),
  );
  return isReady ? data?.items : undefined;
}

function Preview({ items }: { readonly items: Outcomes }) {
  const t = useTexts(deskTexts);
  const refusals = useTexts(rpcTexts);
  const id = useId();
  const count = (outcome: (typeof items)[number]['outcome']) =>
    items.filter((item) => item.outcome === outcome).length;
  const sums = (['willChange', 'unchanged', 'refused'] as const).filter((outcome) => count(outcome) > 0);
  return (
    <Stack gap={4}>
      <Text size="sm" id={id} role="status">
        {t('bulk.preview')}:{' '}
        {sums.map((outcome) => t(`bulk.${outcome}`, { count: count(outcome) })).join(' · ')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.preview} aria-labelledby={id} tabIndex={0}>
        {items.map((item) => (
          <div key={item.id} className={styles.line}>
            <span className={styles.folio}>{item.folio}</span>
            <span className={styles.title}>{item.title}</span>
            <span className={styles.outcome} data-outcome={item.outcome}>
              {item.outcome === 'refused'
                ? refusal(item.code, refusals)
                : t(item.outcome === 'willChange' ? 'bulk.outcomeWill' : 'bulk.outcomeSame')}
            </span>
          </div>
        ))}
      </section>
    </Stack>
  );
}

/** Refusals without details have a sentence of their own; the others say that it cannot be. */
function refusal(code: string | null, t: Translate<(typeof rpcTexts)['es']>): string {
  const plain: readonly AppErrorCode[] = [
    'conflict',
    'forbidden',
    'illegalTransition',
    'reasonRequired',
    'notFound',
  ];
  const known = plain.find((one) => one === code);
  return known === undefined ? t('error.ruleBroken') : t(`error.${known}` as 'error.conflict');
}
