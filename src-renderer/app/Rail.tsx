import { Link, useRouterState } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';
import { destinationsFor, sectionOf } from './navigation.ts';
import { appTexts } from './texts.ts';

/** The sections, at the left: only those that the person's roles reach. */
export function Rail() {
  const t = useTexts(appTexts);
  const me = useMe();
  const current = useRouterState({ select: (state) => sectionOf(state.location.pathname, me.roles) });
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {destinationsFor(me.roles).map(({ section, to, icon: Mark }) => (
        <Link
          key={section}
          to={to}
          className={styles.destination}
          data-current={section === current}
          aria-current={section === current ? 'page' : undefined}
        >
          <Mark size={20} stroke={1.75} aria-hidden />
          {t(`nav.${section}`)}
        </Link>
      ))}
    </nav>
  );
}
