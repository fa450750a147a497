import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './InventoryFrame.module.css';
import { tabOf, tabsFor } from './inventoryTabs.ts';
import { inventoryTexts } from './texts.ts';

/** The parts of the inventory above whatever part is open; on a telephone the bar scrolls under the finger. */
export function InventoryFrame() {
  const t = useTexts(inventoryTexts);
  const { roles } = useMe();
  const current = useLocation({ select: (location) => tabOf(location.pathname) });
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason to look for it
  useEffect(() => {
    const open = bar.current?.querySelector('[data-current="true"]');
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <div className={styles.frame}>
      <nav className={styles.bar} aria-label={t('title')} data-print="no" ref={bar}>
        {tabsFor(roles).map(({ key, to, icon: Mark }) => (
          <Link
            key={key}
            to={to}
            className={styles.tab}
            data-current={key === current}
            aria-current={key === current ? 'page' : undefined}
          >
            <Mark size={16} stroke={1.75} aria-hidden />
            {t(`tab.${key}`)}
          </Link>
        ))}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
