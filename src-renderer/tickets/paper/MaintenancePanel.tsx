import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './MaintenancePanel.module.css';
import { paperTexts } from './texts.ts';

/** For staff: the plan that opened a ticket, what was recorded from it, and a way to record more. */
export function MaintenancePanel({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(paperTexts);
  const formats = useFormats();
  const mayRead = useAllows('assets.read');
  const mayRecord = useAllows('assets.manage');
  const found = useQuery(
    orpc.maintenance.ofTicket.queryOptions({ input: { id: ticket.id }, enabled: mayRead }),
  ).data;
  const assets = useQuery(orpc.assets.ofTicket.queryOptions({ input: { id: ticket.id }, enabled: mayRead }))
    .data?.items;
  if (found === undefined || assets === undefined) return null;
  const { plan, records } = found;
  const recorded = new Set(records.map((record) => record.asset.id));
  const unrecorded = mayRecord ? assets.filter((asset) => !recorded.has(asset.id)) : [];
  if (plan === null && records.length === 0 && unrecorded.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={t('maintenance')}>
      <h3 className={styles.heading}>{t('maintenance')}</h3>
      {plan !== null && (
        <>
          <Link to="/inventario/mantenimiento/planes" search={{ open: plan.id }}>
            {t('plan', { plan: plan.name })}
          </Link>
          {plan.dueOn !== null && <span>{t('dueOn', { date: formats.localDay(plan.dueOn) })}</span>}
          <details>
            <summary>{t('instructions')}</summary>
            <div className={styles.text}>{plan.instructions}</div>
          </details>
        </>
      )}
      {records.map((record) => (
        <RecordLine key={record.id} record={record} />
      ))}
      {unrecorded.map((asset) => (
        <Link
          key={asset.id}
          data-print="no"
          to="/inventario/mantenimiento"
          search={{ open: 'new', assetId: asset.id, ticketId: ticket.id }}
        >
          {t('record', { number: asset.inventoryNumber })}
        </Link>
      ))}
    </section>
  );
}

function RecordLine({ record }: { readonly record: MaintenanceRecord }) {
  const t = useTexts(paperTexts);
  const formats = useFormats();
  return (
    <Link to="/inventario/mantenimiento" search={{ open: record.id }}>
      {[
        record.asset.inventoryNumber,
        formats.localDay(record.startedOn),
        record.endedOn === null ? t('running') : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    </Link>
  );
}
