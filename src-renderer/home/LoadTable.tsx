import { IconAlarm, IconCircleCheck, IconMoon, IconUserOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TechnicianLoad } from '#shared/assignment/contract.ts';
import { LoadBar } from '../signs/LoadBar.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './LoadTable.module.css';
import { homeTexts } from './texts.ts';

/** The technicians and their load now, the most loaded first. */
export function LoadTable({ items }: { readonly items: readonly TechnicianLoad[] }) {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  if (items.length === 0) return <EmptyState title={t('board.emptyTitle')} hint={t('board.emptyHint')} />;
  const sorted = [...items].sort(
    (a, b) => b.active - a.active || formats.compare(a.technician.name, b.technician.name),
  );
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('board.technician')}</th>
            <th scope="col" className={styles.loadHead}>
              {t('board.load')}
            </th>
            <th scope="col" className={styles.number}>
              {t('board.overdue')}
            </th>
            <th scope="col" className={styles.number}>
              {t('board.dueToday')}
            </th>
            <th scope="col" className={styles.number}>
              {t('board.waiting')}
            </th>
            <th scope="col" className={styles.number}>
              {t('board.week')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.technician.id}>
              <th scope="row">
                <span className={styles.person}>
                  <Avatar name={row.technician.name} size={24} isDecoration />
                  <Link to="/solicitudes" search={{ assigneeId: row.technician.id }} className={styles.name}>
                    {row.technician.name}
                  </Link>
                  <Presence row={row} />
                </span>
              </th>
              <td>
                <LoadBar
                  active={row.active}
                  limit={row.limit}
                  label={t('board.loadOf', { active: row.active, limit: row.limit })}
                />
              </td>
              <td className={styles.number} data-label={t('board.overdue')}>
                {row.overdue === 0 ? (
                  <span className={styles.quiet}>0</span>
                ) : (
                  <StatusBadge tone="danger" icon={<IconAlarm />}>
                    {formats.number(row.overdue)}
                  </StatusBadge>
                )}
              </td>
              <td className={styles.number} data-label={t('board.dueToday')}>
                {formats.number(row.dueToday)}
              </td>
              <td className={styles.number} data-label={t('board.waiting')}>
                {formats.number(row.waiting)}
              </td>
              <td className={styles.number} data-label={t('board.week')}>
                {formats.number(row.assignedThisWeek)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Presence({ row }: { readonly row: TechnicianLoad }) {
  const t = useTexts(homeTexts);
  if (row.isAbsent) {
    return (
      <StatusBadge tone="warning" icon={<IconUserOff />}>
        {t('board.absent')}
      </StatusBadge>
    );
  }
  return row.isOnShift ? (
    <StatusBadge tone="success" icon={<IconCircleCheck />} variant="icon">
      {t('board.onShift')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="neutral" icon={<IconMoon />} variant="icon">
      {t('board.offShift')}
    </StatusBadge>
  );
}
