import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconMail, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { MAIL_STATES, type QueuedMail } from '#shared/mail/contract.ts';
import { happeningName } from '#shared/mail/templates/compose.ts';
import { client, orpc } from '../rpc/client.ts';
import { byCursor, useRows } from '../rpc/pages.ts';
import { useMe } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { nothingSelected } from '../ui/selection.ts';
import { faultKey } from './faults.ts';
import { MailDetail } from './MailDetail.tsx';
import { MailStateBadge } from './MailStateBadge.tsx';
import { LOOK_MS } from './MailStatus.tsx';
import styles from './mail.module.css';
import { mailTexts } from './texts.ts';

const route = getRouteApi('/administracion/correo');

/** Every message of the last ninety days: what became of it, and another try for those that failed. */
export function QueueList() {
  const t = useTexts(mailTexts);
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const [selection, setSelection] = useState(nothingSelected);
  const query = useInfiniteQuery({
    ...orpc.mail.list.infiniteOptions({
      ...byCursor({
        limit: 50,
        ...(state === undefined ? {} : { state }),
      }),
    }),
    refetchInterval: LOOK_MS,
  });
  const retry = useCommand(client.mail.retry, { changes: ['mail'] });
  const cancel = useCommand(client.mail.cancel, { changes: ['mail'] });
  const [open, setOpen] = useState<QueuedMail | null>(null);
  const columns = useQueueColumns();
  const items = useRows(query.data);
  const chosen = items.filter(({ id }) => selection.selected.has(id));
  const ids = chosen.map(({ id }) => id);
  const mayCancel = chosen.some(({ state: its }) => its === 'waiting' || its === 'held' || its === 'failed');
  const mayRetry = chosen.some((one) => one.state !== 'sent' && one.state !== 'sending');
  return (
    <div className={styles.queue}>
      <Group gap="sm" mb="sm" align="end" className={styles.bar}>
        <NativeSelect
          size="xs"
          label={t('queue.state')}
          value={state ?? ''}
          onChange={(event) => {
            const next = MAIL_STATES.find((one) => one === event.currentTarget.value);
            setSelection(nothingSelected);
            void navigate({ search: { view: 'queue', ...(next === undefined ? {} : { state: next }) } });
          }}
          data={[
            { value: '', label: t('queue.all') },
            ...MAIL_STATES.map((one) => ({ value: one, label: t(`state.${one}`) })),
          ]}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={retry.isRunning}
          disabled={ids.length > 0 && !mayRetry}
          onClick={() => void retry.run(ids.length > 0 ? { ids } : state === 'held' ? { held: true } : {})}
        >
          {ids.length > 0
            ? t('queue.retry', { count: ids.length })
            : t(state === 'held' ? 'queue.sendHeld' : 'queue.retryAll')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={cancel.isRunning}
          disabled={!mayCancel}
          onClick={() => void cancel.run({ ids })}
        >
          {t('queue.cancel')}
        </Button>
      </Group>
      {state === 'held' && (
        <Text size="sm" c="dimmed" mb="sm" className={styles.bar}>
          {t('queue.heldHint')}
        </Text>
      )}
      {query.isError && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataList
          name="mailQueue"
          label={t('view.queue')}
          items={items}
          columns={columns}
          keyOf={(one) => one.id}
          onOpen={setOpen}
          openKey={open?.id ?? null}
          selection={selection}
          onSelect={setSelection}
          isLoading={query.isPending}
          hasMore={query.hasNextPage}
          onReachEnd={() => void query.fetchNextPage()}
          rowTone={(one) => (one.state === 'failed' ? 'danger' : undefined)}
          renderCard={(one) => <MailCard mail={one} />}
          cardHeight={96}
          empty={
            <EmptyState
              icon={<IconMail size={28} stroke={1.5} />}
              title={t('queue.emptyTitle')}
              hint={t('queue.emptyHint')}
            />
          }
        />
      )}
      <MailDetail mail={open} onClose={() => setOpen(null)} />
    </div>
  );
}

function useQueueColumns(): Column<QueuedMail>[] {
  const t = useTexts(mailTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'state',
        header: t('queue.state'),
        width: 130,
        isFixed: true,
        render: (one) => <MailStateBadge state={one.state} />,
      },
      {
        key: 'person',
        header: t('queue.person'),
        width: 160,
        minWidth: 120,
        isFixed: true,
        render: (one) => one.person.name,
      },
      {
        key: 'about',
        header: t('queue.about'),
        width: 210,
        minWidth: 140,
        grow: true,
        render: (one) => <About mail={one} />,
      },
      {
        key: 'createdAt',
        header: t('queue.createdAt'),
        width: 150,
        yields: 2,
        render: (one) => formats.dateTime(one.createdAt),
      },
      {
        key: 'sentAt',
        header: t('queue.when'),
        width: 170,
        yields: 4,
        render: (one) =>
          one.sentAt !== null
            ? formats.dateTime(one.sentAt)
            : one.nextAttemptAt !== null
              ? t('queue.next', { when: formats.time(one.nextAttemptAt) })
              : '',
      },
      {
        key: 'attempts',
        header: t('queue.attempts'),
        width: 90,
        align: 'end',
        yields: 1,
        render: (one) => formats.number(one.attempts),
      },
      {
        key: 'error',
        header: t('queue.error'),
        width: 210,
        minWidth: 160,
        yields: 3,
        render: (one) => <Fault mail={one} />,
      },
    ],
    [t, formats],
  );
}

function About({ mail }: { readonly mail: QueuedMail }) {
  const { language } = useMe();
  const kinds = [...new Set(mail.kinds)].map((kind) => happeningName(language, kind)).join(', ');
  return (
    <>
      {mail.ticket !== null && (
        <Link to="/solicitudes/$folio" params={{ folio: mail.ticket.folio }}>
          {mail.ticket.folio}
        </Link>
      )}{' '}
      {kinds}
    </>
  );
}

function Fault({ mail }: { readonly mail: QueuedMail }) {
  const t = useTexts(mailTexts);
  if (mail.lastError === null) return null;
  const { fault, code } = mail.lastError;
  return <>{t(`fault.${faultKey(fault, code)}`)}</>;
}

function MailCard({ mail }: { readonly mail: QueuedMail }) {
  return (
    <div className={styles.card}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600} truncate>
          {mail.person.name}
        </Text>
        <MailStateBadge state={mail.state} />
      </Group>
      <Text size="sm" truncate>
        <About mail={mail} />
      </Text>
      <Text size="xs" c="dimmed" truncate>
        <Fault mail={mail} />
      </Text>
    </div>
  );
}
