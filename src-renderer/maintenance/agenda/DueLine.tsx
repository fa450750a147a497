import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MaintenanceDue } from '#shared/maintenance/fields.ts';
import { client } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from '../maintenance.module.css';
import { maintenanceTexts } from '../texts.ts';

/** One asset that is due: when, what, under which plan, and how its ticket stands. */
export function DueLine({ due }: { readonly due: MaintenanceDue }) {
  const t = useTexts(maintenanceTexts);
  const formats = useFormats();
  const where = [due.location?.name, due.holder === null ? null : t('due.heldBy', { name: due.holder.name })];
  return (
    <li className={styles.line}>
      <span className={styles.day}>{formats.localDay(due.dueOn)}</span>
      <span className={styles.asset}>
        <Link
          to="/inventario/equipo/$id"
          params={{ id: String(due.asset.id) }}
          search={{ part: 'maintenance' }}
        >
          {due.asset.inventoryNumber} · {due.asset.name}
        </Link>
        <span className={styles.quiet}>{where.filter(Boolean).join(' · ') || due.category.name}</span>
      </span>
      <span className={styles.plan}>
        <Link to="/inventario/mantenimiento/planes" search={{ open: due.plan.id }}>
          {due.plan.name}
        </Link>
        {due.ticket === null && (
          <span className={styles.quiet}>
            {due.opensOn === null
              ? t('due.noTicket')
              : t('due.opensOn', { date: formats.localDay(due.opensOn) })}
          </span>
        )}
      </span>
      <span className={styles.standing}>
        {due.isOverdue && (
          <StatusBadge tone="danger" icon={<IconAlertTriangle stroke={1.75} />} variant="plain">
            {t('due.late')}
          </StatusBadge>
        )}
        {due.ticket === null ? <OpenNow due={due} /> : <TicketOf ticket={due.ticket} />}
      </span>
    </li>
  );
}

function TicketOf({ ticket }: { readonly ticket: NonNullable<MaintenanceDue['ticket']> }) {
  return (
    <>
      <TicketStateBadge status={ticket.status} variant="plain" />
      <Link to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
        {ticket.folio}
      </Link>
    </>
  );
}

function OpenNow({ due }: { readonly due: MaintenanceDue }) {
  const t = useTexts(maintenanceTexts);
  const mayManage = useAllows('assets.manage');
  const open = useCommand(client.maintenance.openTicket, {
    changes: ['maintenancePlan', 'ticket'],
    onDone: ({ folio }) => showDone(t('due.opened', { folio })),
  });
  if (!mayManage) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={open.isRunning}
      aria-label={t('due.openNowOf', { asset: due.asset.inventoryNumber })}
      onClick={() => void open.run({ dueId: due.id })}
    >
      {t('due.openNow')}
    </Button>
  );
}
