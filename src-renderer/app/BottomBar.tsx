import { Menu } from '@mantine/core';
import { IconDots, IconSquarePlus } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';
import { DestinationLink } from './DestinationLink.tsx';
import { destinationsFor, sectionOf } from './navigation.ts';
import { appTexts } from './texts.ts';

const FIT = 3;

/** The sections on a telephone, under the thumb; what does not fit is under “Más”. */
export function BottomBar() {
  const t = useTexts(appTexts);
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const current = path === '/solicitudes/nueva' ? null : sectionOf(path, me.roles);
  const all = destinationsFor(me.roles);
  const direct = all.length <= FIT + 1 ? all : all.slice(0, FIT);
  const rest = all.slice(direct.length);
  return (
    <nav className={styles.bottom} aria-label={t('nav.label')} data-print="no">
      {direct.map((one) => (
        <DestinationLink key={one.section} to={one} isCurrent={one.section === current} size={22} />
      ))}
      <Link
        to="/solicitudes/nueva"
        className={styles.destination}
        data-current={path === '/solicitudes/nueva'}
        aria-label={t('nav.newTicket')}
      >
        <IconSquarePlus size={22} stroke={1.75} aria-hidden />
        {t('nav.create')}
      </Link>
      {rest.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <button
              type="button"
              className={styles.destination}
              data-current={rest.some((one) => one.section === current)}
            >
              <IconDots size={22} stroke={1.75} aria-hidden />
              {t('nav.more')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ section, to, icon: Mark }) => (
              <Menu.Item key={section} component={Link} to={to} leftSection={<Mark size={18} />}>
                {t(`nav.${section}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
