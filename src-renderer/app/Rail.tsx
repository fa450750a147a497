import { useRouterState } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AppFrame.module.css';
import { DestinationLink } from './DestinationLink.tsx';
import { destinationsFor, sectionOf } from './navigation.ts';
import { appTexts } from './texts.ts';

/** The sections, at the left: only those that the person's roles reach. */
export function Rail() {
  const t = useTexts(appTexts);
  const me = useMe();
  const current = useRouterState({ select: (state) => sectionOf(state.location.pathname, me.roles) });
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {destinationsFor(me.roles).map((one) => (
        <DestinationLink key={one.section} to={one} isCurrent={one.section === current} size={20} />
      ))}
    </nav>
  );
}
