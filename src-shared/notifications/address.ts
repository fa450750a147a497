import type { NoticeSubject, NotificationKind } from './contract.ts';

/** The page of a ticket, within the product. */
export function ticketAddress(folio: string): string {
  return `/solicitudes/${encodeURIComponent(folio)}`;
}

/** The page of whatever else a notice tells of: where the notification centre and a message lead alike. */
export function subjectAddress(kind: NotificationKind, subject: NoticeSubject): string {
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
    case 'backups':
      return '/administracion/respaldos';
    case 'digest':
      return '/';
    case 'report':
      return '/informes';
    case 'reportSchedule':
      return '/informes/programados';
  }
}
