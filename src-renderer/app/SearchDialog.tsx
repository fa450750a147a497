import { Combobox, Loader, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { looksLikeFolio } from '#shared/kernel/ids.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows, useMe } from '../rpc/session.ts';
import { AssetStatusBadge } from '../signs/AssetStatusBadge.tsx';
import { TicketStateBadge } from '../signs/TicketStateBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { uiTexts } from '../ui/texts.ts';
import { destinationsFor } from './navigation.ts';
import styles from './SearchDialog.module.css';
import { appTexts } from './texts.ts';

interface SearchDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Ctrl+K: tickets by folio, text or person, assets by number, serial or name, and the sections by name. */
export function SearchDialog({ isOpen, onClose }: SearchDialogProps) {
  const ui = useTexts(uiTexts);
  const t = useTexts(appTexts);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="xl"
      yOffset="10vh"
      centered={false}
      padding={0}
      withCloseButton={false}
      title={t('search.label')}
      classNames={{ header: styles.hidden ?? '', body: styles.body ?? '' }}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {isOpen && <SearchBox onClose={onClose} />}
    </Modal>
  );
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const me = useMe();
  const combobox = useCombobox({ opened: true });
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const found = useQuery({
    ...orpc.tickets.list.queryOptions({ input: { q: settled, limit: 12 } }),
    enabled: settled.length >= 2,
    placeholderData: keepPreviousData,
  });
  const seesAssets = useAllows('assets.read');
  const foundAssets = useQuery({
    ...orpc.assets.list.queryOptions({ input: { q: settled, limit: 6, withRetired: true } }),
    enabled: seesAssets && settled.length >= 2,
    placeholderData: keepPreviousData,
  });
  const assets = seesAssets && settled.length >= 2 ? (foundAssets.data?.items ?? []) : [];
  const tickets = settled.length >= 2 ? (found.data?.items ?? []) : [];
  const isFolio = looksLikeFolio(typed);
  const sections = destinationsFor(me.roles).filter(
    ({ section }) => typed === '' || t(`nav.${section}`).toLowerCase().includes(typed.trim().toLowerCase()),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other results, another first one
  useEffect(() => {
    combobox.selectFirstOption();
  }, [settled, found.data, foundAssets.data]);

  const choose = (value: string) => {
    const [kind, rest = ''] = value.split(/:(.*)/s);
    onClose();
    if (kind === 'ticket') void navigate({ to: '/solicitudes/$folio', params: { folio: rest } });
    if (kind === 'asset') void navigate({ to: '/inventario/equipo/$id', params: { id: rest } });
    if (kind === 'all') void navigate({ to: '/solicitudes', search: { q: rest } });
    const destination = kind === 'go' ? sections.find(({ section }) => section === rest) : undefined;
    if (destination !== undefined) void navigate({ to: destination.to });
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          variant="unstyled"
          size="md"
          className={styles.input}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          leftSection={
            found.isFetching ? <Loader size={16} aria-hidden /> : <IconSearch size={18} aria-hidden />
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          // An open combobox keeps the key from the dialogue, which then would never close.
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
      </Combobox.EventsTarget>
      {/* Longer than the window it scrolls: then the keyboard must reach it too. */}
      <Combobox.Options className={styles.options} aria-label={t('search.label')} tabIndex={0}>
        {isFolio && (
          <Combobox.Option value={`ticket:${typed.trim().toUpperCase()}`} className={styles.option}>
            <IconArrowRight size={16} aria-hidden />
            {t('search.jump', { folio: typed.trim().toUpperCase() })}
          </Combobox.Option>
        )}
        {tickets.length > 0 && (
          <Combobox.Group label={t('search.tickets')}>
            {tickets.map((ticket) => (
              <Combobox.Option key={ticket.id} value={`ticket:${ticket.folio}`} className={styles.option}>
                <span className={styles.state}>
                  <TicketStateBadge status={ticket.status} variant="icon" />
                </span>
                <span className={styles.folio}>{ticket.folio}</span>
                <span className={styles.title}>{ticket.title}</span>
                <span className={styles.who}>{ticket.requester.name}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {assets.length > 0 && (
          <Combobox.Group label={t('search.assets')}>
            {assets.map((asset) => (
              <Combobox.Option key={asset.id} value={`asset:${asset.id}`} className={styles.option}>
                <span className={styles.state}>
                  <AssetStatusBadge status={asset.status} variant="icon" />
                </span>
                <span className={styles.folio}>{asset.inventoryNumber}</span>
                <span className={styles.title}>{asset.name}</span>
                <span className={styles.who}>{asset.holder?.name ?? asset.location?.name}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {settled.length >= 2 && (
          <Combobox.Option value={`all:${settled}`} className={styles.option}>
            <IconSearch size={16} aria-hidden />
            {t('search.all', { q: settled })}
          </Combobox.Option>
        )}
        {sections.length > 0 && (
          <Combobox.Group label={t('search.goTo')}>
            {sections.map(({ section, icon: Mark }) => (
              <Combobox.Option key={section} value={`go:${section}`} className={styles.option}>
                <Mark size={16} aria-hidden />
                {t(`nav.${section}`)}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {settled.length >= 2 && tickets.length === 0 && assets.length === 0 && found.isSuccess && (
          <Text size="sm" c="dimmed" p="sm" role="status">
            {t('search.none', { q: settled })}
          </Text>
        )}
        {settled.length < 2 && (
          <Text size="xs" c="dimmed" p="sm">
            {t('search.hint')}
          </Text>
        )}
      </Combobox.Options>
    </Combobox>
  );
}
