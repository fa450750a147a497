import {
  type Icon,
  IconAlertTriangle,
  IconBoxSeam,
  IconClipboardCheck,
  IconDevices,
  IconFileCertificate,
  IconQrcode,
  IconTool,
} from '@tabler/icons-react';
import { allows, type Permission, type Role } from '#shared/rpc/permissions.ts';

export type TabKey = 'assets' | 'custody' | 'maintenance' | 'stock' | 'verification' | 'failures' | 'labels';

export interface InventoryTab {
  readonly key: TabKey;
  readonly to:
    | '/inventario'
    | '/inventario/resguardos'
    | '/inventario/mantenimiento'
    | '/inventario/existencias'
    | '/inventario/verificacion'
    | '/inventario/fallas'
    | '/inventario/etiquetas';
  readonly icon: Icon;
  readonly permission: Permission;
}

/** The parts of the inventory, in order. */
export const inventoryTabs: readonly InventoryTab[] = [
  { key: 'assets', to: '/inventario', icon: IconDevices, permission: 'assets.read' },
  { key: 'custody', to: '/inventario/resguardos', icon: IconFileCertificate, permission: 'assets.read' },
  { key: 'maintenance', to: '/inventario/mantenimiento', icon: IconTool, permission: 'assets.read' },
  { key: 'stock', to: '/inventario/existencias', icon: IconBoxSeam, permission: 'assets.read' },
  {
    key: 'verification',
    to: '/inventario/verificacion',
    icon: IconClipboardCheck,
    permission: 'assets.read',
  },
  { key: 'failures', to: '/inventario/fallas', icon: IconAlertTriangle, permission: 'assets.read' },
  { key: 'labels', to: '/inventario/etiquetas', icon: IconQrcode, permission: 'assets.manage' },
];

/** Those that somebody with these roles may use. */
export function tabsFor(roles: readonly Role[]): InventoryTab[] {
  return inventoryTabs.filter((tab) => allows(tab.permission, roles));
}

/** The part that an address belongs to: a single asset and its form are the assets’. */
export function tabOf(pathname: string): TabKey {
  const path = pathname.replace(/\/$/, '');
  const found = inventoryTabs.find(({ to }) => to !== '/inventario' && `${path}/`.startsWith(`${to}/`));
  return found?.key ?? 'assets';
}
