import type { Notification } from '#shared/notifications/contract.ts';

/** Where a notice leads: the page of its ticket or thing; null when it tells of none. */
export function noticeAddress({
  kind,
  ticket,
  subject,
}: Pick<Notification, 'kind' | 'ticket' | 'subject'>): string | null {
  if (ticket !== null) return `/solicitudes/${encodeURIComponent(ticket.folio)}`;
  if (subject === null) return null;
  switch (subject.entity) {
    case 'custodyForm':
      // Who is to confirm holds the equipment and may be no staff; the forms themselves are for staff.
      return kind === 'custodyToConfirm'
        ? `/mis-equipos/resguardo/${encodeURIComponent(subject.label)}`
        : `/inventario/resguardos/${encodeURIComponent(subject.label)}`;
    case 'stockItem':
      return `/inventario/existencias?open=${subject.id}`;
    case 'asset':
      return `/inventario/equipo/${subject.id}`;
    case 'maintenancePlan':
      return '/inventario/mantenimiento';
    case 'alertCase':
      return `/indicadores/alertas?open=${subject.id}`;
    case 'ownWork':
      return '/indicadores/mio';
    case 'digest':
      return '/';
    case 'report':
      return '/informes';
    case 'reportSchedule':
      return '/informes/programados';
  }
}
