import { Alert, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import {
  IconChevronRight,
  IconCircleCheck,
  IconHourglass,
  IconPencilPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { orpc } from '../rpc/client.ts';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonCards, SkeletonRows } from '../ui/Skeletons.tsx';
import { MyEquipment } from './MyEquipment.tsx';
import { MyTicket } from './MyTicket.tsx';
import { mostPressingFirst } from './progress.ts';
import styles from './RequesterHome.module.css';
import { groupServices } from './services.ts';
import { homeTexts } from './texts.ts';

/** Asked for more than are shown, so that an old one that waits for an answer is not missed. */
const ASKED = 40;
const SHOWN = 8;

/** The front door for everybody: say what you need, and see how what you asked for is going. */
export function RequesterHome() {
  const t = useTexts(homeTexts);
  return (
    <Page title={t('need.title')} width="reading">
      <Stack gap="xl">
        <Approvals />
        <Ready />
        <Need />
        <Mine />
        <MyEquipment />
      </Stack>
    </Page>
  );
}

/** Heads of an area authorise what their people ask for. */
function Approvals() {
  const t = useTexts(homeTexts);
  const me = useMe();
  const isHead = me.headsAreaIds.length > 0;
  const counts = useQuery({ ...orpc.tickets.counts.queryOptions({ input: {} }), enabled: isHead });
  const count = counts.data?.items.find(({ queue }) => queue === 'approval')?.count ?? 0;
  if (!isHead || count === 0) return null;
  return (
    <Alert icon={<IconHourglass size={18} />} py="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('approvals', { count })}</Text>
        <LinkButton to="/solicitudes" search={{ queue: 'approval' }} size="xs">
          {t('approvalsGo')}
        </LinkButton>
      </Group>
    </Alert>
  );
}

function Need() {
  const t = useTexts(homeTexts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const services = useQuery(orpc.services.list.queryOptions({ input: {} }));
  const title = typed.trim();
  const groups = groupServices(services.data?.items ?? [], title);
  const [first] = groups;
  const only = groups.length === 1 && first?.services.length === 1 ? first.services[0] : undefined;

  return (
    <section aria-label={t('need.services')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({
            to: '/solicitudes/nueva',
            search: {
              ...(title === '' ? {} : { title }),
              ...(only === undefined ? {} : { serviceId: only.id }),
            },
          });
        }}
      >
        <TextInput
          size="md"
          aria-label={t('need.search')}
          placeholder={t('need.searchExample')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      <Loaded query={services} skeleton={<SkeletonCards cards={3} height={64} />}>
        {() => (
          <>
            <div className={styles.catalogue}>
              {groups.map((group) => (
                <div key={group.category} className={styles.group}>
                  <Title order={2} className={styles.category}>
                    {group.category}
                  </Title>
                  <ul className={styles.services}>
                    {group.services.map((service) => (
                      <li key={service.id}>
                        <Link
                          to="/solicitudes/nueva"
                          search={{ serviceId: service.id, ...(title === '' ? {} : { title }) }}
                          className={styles.service}
                        >
                          <span className={styles.words}>
                            <span className={styles.name}>{service.name}</span>
                            {service.description !== '' && (
                              <span className={styles.sentence}>{service.description}</span>
                            )}
                          </span>
                          <IconChevronRight size={16} aria-hidden />
                        </Link>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
            {groups.length === 0 && (
              <Text size="sm" c="dimmed" mt="md" role="status">
                {t('need.none')}
              </Text>
            )}
            <Link to="/solicitudes/nueva" search={title === '' ? {} : { title }} className={styles.other}>
              <IconPencilPlus size={20} stroke={1.5} aria-hidden />
              <span className={styles.words}>
                <span className={styles.name}>
                  {title === '' ? t('need.other') : t('need.otherWith', { text: title })}
                </span>
                <span className={styles.sentence}>{t('need.otherHint')}</span>
              </span>
              <IconChevronRight size={16} aria-hidden />
            </Link>
          </>
        )}
      </Loaded>
    </section>
  );
}

function useMine() {
  const me = useMe();
  return useQuery(
    orpc.tickets.list.queryOptions({ input: { requesterId: me.id, sort: '-updatedAt', limit: ASKED } }),
  );
}

/** A solution waits for a yes: said above everything, because it closes by itself after some days. */
function Ready() {
  const t = useTexts(homeTexts);
  const ready = (useMine().data?.items ?? []).filter(({ status }) => status === 'resolved');
  const [first] = ready;
  if (first === undefined) return null;
  return (
    <Alert color="green" icon={<IconCircleCheck size={18} />} py="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('ready', { count: ready.length })}</Text>
        <LinkButton to="/solicitudes/$folio" params={{ folio: first.folio }} size="xs">
          {t('readyGo')}
        </LinkButton>
      </Group>
    </Alert>
  );
}

function Mine() {
  const t = useTexts(homeTexts);
  const mine = useMine();
  return (
    <section aria-labelledby="mine">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="mine">
          {t('mine.title')}
        </Title>
        {(mine.data?.items.length ?? 0) > 0 && (
          <LinkButton to="/solicitudes" size="xs" variant="subtle">
            {t('mine.all')}
          </LinkButton>
        )}
      </Group>
      <Loaded query={mine} skeleton={<SkeletonRows rows={3} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('mine.emptyTitle')} hint={t('mine.emptyHint')} />
          ) : (
            <ul className={styles.mine}>
              {mostPressingFirst(items)
                .slice(0, SHOWN)
                .map((ticket) => (
                  <MyTicket key={ticket.id} ticket={ticket} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
