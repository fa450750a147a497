import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import styles from '../maintenance.module.css';
import { maintenanceTexts } from '../texts.ts';

/** Who wrote a record and who corrected it. */
export function RecordHistory({ id }: { readonly id: number }) {
  const t = useTexts(maintenanceTexts);
  const formats = useFormats();
  const history = useQuery(orpc.maintenance.recordHistory.queryOptions({ input: { id } }));
  const items = history.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={styles.history} aria-label={t('form.history')}>
      <ul className={styles.lines}>
        {items.map((event) => {
          const who = event.actor?.name ?? t('form.system');
          return (
            <li key={event.seq}>
              {event.action === 'maintenanceRecord.created'
                ? t('form.created', { who })
                : t('form.changed', { who })}
              {' · '}
              <time dateTime={event.at}>{formats.dateTime(event.at)}</time>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
