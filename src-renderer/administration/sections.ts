import {
  type Icon,
  IconAdjustments,
  IconBuilding,
  IconBuildingStore,
  IconCalendarTime,
  IconCategory,
  IconCertificate,
  IconDatabaseExport,
  IconFingerprint,
  IconGauge,
  IconHeartbeat,
  IconHistory,
  IconListDetails,
  IconMail,
  IconMapPin,
  IconRefresh,
  IconRosette,
  IconStopwatch,
  IconTableImport,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Permission } from '#shared/rpc/permissions.ts';

export const GROUPS = ['people', 'catalogue', 'inventory', 'system'] as const;

export type SectionKey =
  | 'people'
  | 'staff'
  | 'areas'
  | 'locations'
  | 'teams'
  | 'skills'
  | 'import'
  | 'services'
  | 'levels'
  | 'calendars'
  | 'categories'
  | 'suppliers'
  | 'settings'
  | 'mail'
  | 'trust'
  | 'audit'
  | 'backups'
  | 'privacy'
  | 'updates'
  | 'system';

export interface Section {
  readonly key: SectionKey;
  readonly group: (typeof GROUPS)[number];
  readonly to:
    | '/personal'
    | '/administracion/personas'
    | '/administracion/areas'
    | '/administracion/ubicaciones'
    | '/administracion/equipos'
    | '/administracion/especialidades'
    | '/administracion/importar'
    | '/administracion/servicios'
    | '/administracion/niveles'
    | '/administracion/calendarios'
    | '/administracion/categorias'
    | '/administracion/proveedores'
    | '/administracion/ajustes'
    | '/administracion/correo'
    | '/administracion/firmas'
    | '/administracion/bitacora'
    | '/administracion/respaldos'
    | '/administracion/privacidad'
    | '/administracion/actualizaciones'
    | '/administracion/sistema';
  readonly icon: Icon;
  /** Who sees it at all; what they may change there is the page's business. */
  readonly permission: Permission;
}

/** The parts of the administration, in order, with whom they are for (the design's table of roles). */
export const sections: readonly Section[] = [
  {
    key: 'people',
    group: 'people',
    to: '/administracion/personas',
    icon: IconUsers,
    permission: 'staff.search',
  },
  { key: 'staff', group: 'people', to: '/personal', icon: IconGauge, permission: 'staff.search' },
  {
    key: 'areas',
    group: 'people',
    to: '/administracion/areas',
    icon: IconBuilding,
    permission: 'staff.search',
  },
  {
    key: 'locations',
    group: 'people',
    to: '/administracion/ubicaciones',
    icon: IconMapPin,
    permission: 'staff.search',
  },
  {
    key: 'teams',
    group: 'people',
    to: '/administracion/equipos',
    icon: IconUsersGroup,
    permission: 'staff.search',
  },
  {
    key: 'skills',
    group: 'people',
    to: '/administracion/especialidades',
    icon: IconCertificate,
    permission: 'staff.search',
  },
  {
    key: 'import',
    group: 'people',
    to: '/administracion/importar',
    icon: IconTableImport,
    permission: 'imports.run',
  },
  {
    key: 'services',
    group: 'catalogue',
    to: '/administracion/servicios',
    icon: IconListDetails,
    permission: 'promises.read',
  },
  {
    key: 'levels',
    group: 'catalogue',
    to: '/administracion/niveles',
    icon: IconStopwatch,
    permission: 'promises.read',
  },
  {
    key: 'calendars',
    group: 'catalogue',
    to: '/administracion/calendarios',
    icon: IconCalendarTime,
    permission: 'settings.read',
  },
  {
    key: 'categories',
    group: 'inventory',
    to: '/administracion/categorias',
    icon: IconCategory,
    permission: 'assets.read',
  },
  {
    key: 'suppliers',
    group: 'inventory',
    to: '/administracion/proveedores',
    icon: IconBuildingStore,
    permission: 'assets.read',
  },
  {
    key: 'settings',
    group: 'system',
    to: '/administracion/ajustes',
    icon: IconAdjustments,
    permission: 'settings.read',
  },
  {
    key: 'mail',
    group: 'system',
    to: '/administracion/correo',
    icon: IconMail,
    permission: 'settings.read',
  },
  {
    key: 'trust',
    group: 'system',
    to: '/administracion/firmas',
    icon: IconRosette,
    permission: 'settings.read',
  },
  {
    key: 'audit',
    group: 'system',
    to: '/administracion/bitacora',
    icon: IconHistory,
    permission: 'audit.read',
  },
  {
    key: 'backups',
    group: 'system',
    to: '/administracion/respaldos',
    icon: IconDatabaseExport,
    permission: 'system.manage',
  },
  {
    key: 'privacy',
    group: 'system',
    to: '/administracion/privacidad',
    icon: IconFingerprint,
    permission: 'settings.manage',
  },
  {
    key: 'updates',
    group: 'system',
    to: '/administracion/actualizaciones',
    icon: IconRefresh,
    permission: 'system.manage',
  },
  {
    key: 'system',
    group: 'system',
    to: '/administracion/sistema',
    icon: IconHeartbeat,
    permission: 'system.manage',
  },
];
