import {
  type Icon,
  IconBook2,
  IconCalendarTime,
  IconChartBar,
  IconDevices,
  IconHome2,
  IconReportAnalytics,
  IconSettings,
  IconTicket,
  IconUserSearch,
  IconUsersGroup,
} from '@tabler/icons-react';
import { allows, type Permission, type Role } from '#shared/rpc/permissions.ts';
import { homeFor } from '../home/roleHome.ts';

export type Section =
  | 'home'
  | 'tickets'
  | 'board'
  | 'agenda'
  | 'staff'
  | 'inventory'
  | 'indicators'
  | 'myWork'
  | 'reports'
  | 'catalogue'
  | 'administration';

export interface Destination {
  readonly section: Section;
  readonly to:
    | '/'
    | '/solicitudes'
    | '/tablero'
    | '/agenda'
    | '/personal'
    | '/inventario'
    | '/indicadores'
    | '/indicadores/mio'
    | '/informes'
    | '/administracion';
  readonly icon: Icon;
  readonly permission: Permission;
}

const destinations: readonly Destination[] = [
  { section: 'home', to: '/', icon: IconHome2, permission: 'session' },
  { section: 'tickets', to: '/solicitudes', icon: IconTicket, permission: 'session' },
  { section: 'board', to: '/tablero', icon: IconUsersGroup, permission: 'workload.see' },
  { section: 'agenda', to: '/agenda', icon: IconCalendarTime, permission: 'schedule.see' },
  { section: 'inventory', to: '/inventario', icon: IconDevices, permission: 'assets.read' },
  { section: 'indicators', to: '/indicadores', icon: IconChartBar, permission: 'indicators.all' },
  // Whoever sees the figures of all finds their own among them.
  { section: 'myWork', to: '/indicadores/mio', icon: IconChartBar, permission: 'indicators.own' },
  { section: 'reports', to: '/informes', icon: IconReportAnalytics, permission: 'reports.make' },
  { section: 'staff', to: '/personal', icon: IconUserSearch, permission: 'staff.search' },
  // Technicians read the services and what is promised there; the same place administers for others.
  { section: 'catalogue', to: '/administracion', icon: IconBook2, permission: 'promises.read' },
  { section: 'administration', to: '/administracion', icon: IconSettings, permission: 'settings.read' },
];

/** The sections that somebody with these roles sees, in order. */
export function destinationsFor(roles: readonly Role[]): Destination[] {
  return destinations.filter(
    ({ section, permission }) =>
      allows(permission, roles) &&
      !(section === 'home' && homeFor(roles) === 'tickets') &&
      !(section === 'catalogue' && allows('settings.read', roles)) &&
      !(section === 'myWork' && allows('indicators.all', roles)),
  );
}

/** The section that an address belongs to, of those that somebody with these roles sees. */
export function sectionOf(pathname: string, roles: readonly Role[]): Section | null {
  const seen = destinationsFor(roles);
  if (pathname === '/') return seen.find(({ to }) => to === '/')?.section ?? null;
  // The lists and definitions of a technician's own figures lie beside them.
  const path =
    pathname.startsWith('/indicadores') && !allows('indicators.all', roles) ? '/indicadores/mio' : pathname;
  return seen.find(({ to }) => to !== '/' && path.startsWith(to))?.section ?? null;
}
