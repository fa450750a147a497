import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { historyChanges, historySentence } from '#shared/tickets/historySentence.ts';
import type { CallError } from '../../rpc/appError.ts';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useSay } from '../ticket/useSay.ts';
import styles from './ConflictHost.module.css';
import { actionTexts } from './texts.ts';

type Changes = Extract<CallError, { code: 'conflict' }>['details']['changes'];

export interface Conflict {
  /** What others did since the person read the ticket. */
  readonly changes: Changes;
  /** The verb of what the person wanted, and what they typed for it. */
  readonly wanted: string;
  readonly typed: string | null;
}

type Answer = 'again' | 'leave';
type Ask = (conflict: Conflict) => Promise<Answer>;

const AskContext = createContext<Ask>(async () => 'leave');

/** Asks what to do about a stale save; resolves when the person has chosen. */
export function useAskConflict(): Ask {
  return useContext(AskContext);
}

interface Pending {
  readonly conflict: Conflict;
  readonly answer: (answer: Answer) => void;
}

/** Holds the dialog that shows both versions: theirs and what one wanted. What was typed stays in its own form. */
export function ConflictHost({
  ticket,
  children,
}: {
  readonly ticket: Ticket;
  readonly children: ReactNode;
}) {
  const [pending, setPending] = useState<Pending | null>(null);
  const ask = useCallback<Ask>(
    (conflict) =>
      new Promise((resolve) => {
        setPending({
          conflict,
          answer: (answer) => {
            setPending(null);
            resolve(answer);
          },
        });
      }),
    [],
  );
  return (
    <AskContext value={ask}>
      {children}
      {pending !== null && <ConflictDialog ticket={ticket} {...pending} />}
    </AskContext>
  );
}

function ConflictDialog({ ticket, conflict, answer }: Pending & { readonly ticket: Ticket }) {
  const t = useTexts(actionTexts);
  const ui = useTexts(uiTexts);
  const say = useSay();
  return (
    <Modal
      opened
      onClose={() => answer('leave')}
      title={t('conflict.title')}
      size="lg"
      zIndex={400}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack gap="sm">
        <div className={styles.versions}>
          <section className={styles.version}>
            <h3 className={styles.heading}>{t('conflict.theirs')}</h3>
            {conflict.changes.length === 0 && <Text size="sm">{t('conflict.unknown')}</Text>}
            {conflict.changes.map((change) => (
              <div key={`${change.at}${change.action}`} className={styles.change}>
                <Text size="sm">{historySentence(change, say)}</Text>
                {historyChanges(change, say).map((line) => (
                  <Text key={line} size="xs" c="dimmed">
                    {line}
                  </Text>
                ))}
                <Text size="xs" c="dimmed">
                  <RelativeTime iso={change.at} />
                </Text>
              </div>
            ))}
            <Text size="xs" c="dimmed" mt="xs">
              {t('conflict.now')}
            </Text>
            <Group gap="xs">
              <TicketStateBadge status={ticket.status} />
              <PriorityBadge priority={ticket.priority} />
              <DeadlineText ticket={ticket} />
            </Group>
          </section>
          <section className={styles.version} data-mine="true">
            <h3 className={styles.heading}>{t('conflict.yours')}</h3>
            <Text size="sm" fw={500}>
              {conflict.wanted}
            </Text>
            {conflict.typed !== null && conflict.typed !== '' && (
              <blockquote className={styles.typed}>{conflict.typed}</blockquote>
            )}
          </section>
        </div>
        <Text size="sm">{t('conflict.nothingLost')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => answer('leave')} data-autofocus>
            {t('conflict.leave')}
          </Button>
          <Button onClick={() => answer('again')}>{t('conflict.again')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
