import { IconChevronLeft } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { allows } from '#shared/rpc/permissions.ts';
import { useSession } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AdministrationFrame.module.css';
import { GROUPS, sections } from './sections.ts';
import { administrationTexts } from './texts.ts';

/** The parts of the administration at the left; on a telephone the index is a page of its own and this a way back. */
export function AdministrationFrame() {
  const t = useTexts(administrationTexts);
  const roles = useSession((session) => session.me?.roles) ?? [];
  const isHome = useLocation({
    select: (location) => location.pathname.replace(/\/$/, '') === '/administracion',
  });
  const title = t(allows('settings.read', roles) ? 'title' : 'catalogue');
  const shown = sections.filter((section) => allows(section.permission, roles));

  return (
    <div className={styles.frame} data-home={isHome}>
      <nav className={styles.nav} aria-label={title} data-print="no">
        <Link to="/administracion" className={styles.home} activeOptions={{ exact: true }}>
          {title}
        </Link>
        {GROUPS.map((group) => {
          const ofGroup = shown.filter((section) => section.group === group);
          if (ofGroup.length === 0) return null;
          return (
            <div key={group} className={styles.group}>
              <span className={styles.groupName} id={`admin-${group}`}>
                {t(`group.${group}`)}
              </span>
              <ul aria-labelledby={`admin-${group}`}>
                {ofGroup.map(({ key, to, icon: Mark }) => (
                  <li key={key}>
                    <Link to={to} className={styles.link}>
                      <Mark size={16} stroke={1.75} aria-hidden />
                      <span>{t(`section.${key}.title`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <div className={styles.content}>
        {!isHome && (
          <Link to="/administracion" className={styles.back} data-print="no">
            <IconChevronLeft size={16} stroke={1.75} aria-hidden />
            {title}
          </Link>
        )}
        <div className={styles.page}>
          <Outlet />
        </div>
      </div>
    </div>
  );
}
