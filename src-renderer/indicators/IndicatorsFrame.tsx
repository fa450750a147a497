import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useFreshFigures } from '../rpc/useFreshFigures.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './IndicatorsFrame.module.css';
import { tabOf, tabsFor } from './indicatorTabs.ts';
import { panelSearch } from './search.ts';
import { indicatorTexts } from './texts.ts';

/** Panel, people and definitions above whatever is open; the period and the filters go along from one to the other. */
export function IndicatorsFrame() {
  const t = useTexts(indicatorTexts);
  const { roles } = useMe();
  useFreshFigures();
  const location = useLocation();
  const current = tabOf(location.pathname);
  const kept = panelSearch.parse(location.search);
  return (
    <div className={styles.frame}>
      <nav className={styles.bar} aria-label={t('title')} data-print="no">
        {tabsFor(roles).map(({ key, to, icon: Mark }) => (
          <Link
            key={key}
            to={to}
            search={kept}
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
