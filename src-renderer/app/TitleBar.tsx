import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell } from '../notifications/Bell.tsx';
import { OutboxBadge } from '../outbox/OutboxBadge.tsx';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import styles from './AppFrame.module.css';
import { ConnectionDot } from './ConnectionDot.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { appTexts } from './texts.ts';

interface TitleBarProps {
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}

/** Name, search, new ticket, notifications, connection, person. */
export function TitleBar({ onSearch, onKeys }: TitleBarProps) {
  const t = useTexts(appTexts);
  const { data: setup } = useQuery(orpc.setup.status.queryOptions({ input: {} }));
  return (
    <section className={styles.bar} aria-label={t('bar')}>
      <Link to="/" className={styles.brand}>
        <Wordmark />
        {setup?.institution != null && (
          <span className={`${styles.institution} ${styles.notPhone}`}>{setup.institution}</span>
        )}
      </Link>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden />
        <span className={styles.searchText}>{t('search.open')}</span>
        <Kbd size="xs" aria-hidden>
          Ctrl K
        </Kbd>
      </button>
      <div className={styles.tools}>
        <OutboxBadge />
        <ConnectionDot />
        <LinkButton
          to="/solicitudes/nueva"
          size="xs"
          leftSection={<IconPlus size={15} />}
          className={styles.notPhone}
        >
          {t('nav.newTicket')}
        </LinkButton>
        <Tooltip label={t('search.open')}>
          <ActionIcon className={styles.onlyPhone} aria-label={t('search.open')} onClick={onSearch}>
            <IconSearch size={18} />
          </ActionIcon>
        </Tooltip>
        <Bell />
        <PersonMenu onKeys={onKeys} />
      </div>
    </section>
  );
}
