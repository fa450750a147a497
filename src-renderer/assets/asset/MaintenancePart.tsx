import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { OwnershipCost } from '../../signs/OwnershipCost.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './AssetScreen.module.css';
import { assetTexts } from './texts.ts';

/** What was done to it, what comes next, what it has cost. */
export function MaintenancePart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const maintenance = useQuery(orpc.maintenance.ofAsset.queryOptions({ input: { id: asset.id } }));
  return (
    <Loaded query={maintenance} skeleton={<SkeletonRows rows={5} />}>
      {({ due, records, recordCount, ownership, currency, failures }) => (
        <div className={styles.sections}>
          {failures.isRepeated && (
            <p className={styles.alarm}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              {t('tickets.repeated', { count: failures.count })}
            </p>
          )}
          {due.length === 0 && recordCount === 0 && (
            <EmptyState title={t('maintenance.none')} hint={t('maintenance.noneHint')} />
          )}
          {due.length > 0 && (
            <section className={styles.section}>
              <h2 className={styles.sectionTitle}>{t('maintenance.due')}</h2>
              <ul className={styles.lines}>
                {due.map((one) => (
                  <li key={one.id}>
                    {t('maintenance.dueOn', { plan: one.plan.name, date: formats.localDay(one.dueOn) })}
                    {one.isOverdue && <span className={styles.late}>{t('maintenance.overdue')}</span>}
                    {one.ticket !== null && (
                      <Link to="/solicitudes/$folio" params={{ folio: one.ticket.folio }}>
                        {one.ticket.folio}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {records.length > 0 && (
            <section className={styles.section}>
              <h2 className={styles.sectionTitle}>{t('maintenance.records')}</h2>
              <ol className={styles.stays}>
                {records.map((record) => (
                  <RecordLine key={record.id} record={record} currency={currency} />
                ))}
              </ol>
            </section>
          )}
          <section className={styles.section}>
            <h2 className={styles.sectionTitle}>{t('maintenance.cost')}</h2>
            <OwnershipCost ownership={ownership} currency={currency} />
          </section>
          <div data-print="no">
            <LinkButton variant="default" to="/inventario/mantenimiento" search={{ assetId: asset.id }}>
              {t('maintenance.all')}
            </LinkButton>
          </div>
        </div>
      )}
    </Loaded>
  );
}

interface RecordLineProps {
  readonly record: MaintenanceRecord;
  readonly currency: string;
}

function RecordLine({ record, currency }: RecordLineProps) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const facts = [
    formats.localDay(record.startedOn),
    record.endedOn === null ? t('maintenance.running') : null,
    record.supplier?.name,
    record.isUnderWarranty ? t('maintenance.warranty') : null,
    record.totalCents === 0 ? null : formats.money(record.totalCents, currency),
  ].filter((part) => part !== null && part !== undefined);
  return (
    <li className={styles.stay}>
      <div className={styles.stayWords}>
        <span className={styles.stayHead}>
          <strong>{t(`maintenance.kind.${record.kind}`)}</strong>
          {record.ticket !== null && (
            <Link to="/solicitudes/$folio" params={{ folio: record.ticket.folio }}>
              {record.ticket.folio}
            </Link>
          )}
        </span>
        <span className={styles.notes}>{record.description}</span>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </div>
    </li>
  );
}
