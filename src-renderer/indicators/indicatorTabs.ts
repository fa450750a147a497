import {
  type Icon,
  IconBellExclamation,
  IconBook2,
  IconChartBar,
  IconHourglass,
  IconTargetArrow,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import { allows, type Role } from '#shared/rpc/permissions.ts';

export type TabKey = 'panel' | 'workers' | 'mine' | 'goals' | 'delays' | 'alerts' | 'definitions';

interface IndicatorTab {
  readonly key: TabKey;
  readonly to:
    | '/indicadores'
    | '/indicadores/personas'
    | '/indicadores/mio'
    | '/indicadores/metas'
    | '/indicadores/demoras'
    | '/indicadores/alertas'
    | '/indicadores/definiciones';
  readonly icon: Icon;
}

const indicatorTabs: readonly IndicatorTab[] = [
  { key: 'panel', to: '/indicadores', icon: IconChartBar },
  { key: 'workers', to: '/indicadores/personas', icon: IconUsers },
  { key: 'mine', to: '/indicadores/mio', icon: IconUserStar },
  { key: 'goals', to: '/indicadores/metas', icon: IconTargetArrow },
  { key: 'delays', to: '/indicadores/demoras', icon: IconHourglass },
  { key: 'alerts', to: '/indicadores/alertas', icon: IconBellExclamation },
  { key: 'definitions', to: '/indicadores/definiciones', icon: IconBook2 },
];

/** The figures of all are for those who lead; their own work is for technicians. */
export function tabsFor(roles: readonly Role[]): IndicatorTab[] {
  const seesAll = allows('indicators.all', roles);
  return indicatorTabs.filter(({ key }) => {
    if (key === 'mine') return roles.includes('technician');
    return key === 'definitions' || key === 'goals' || key === 'delays' || seesAll;
  });
}

/** The part that an address belongs to; a list of tickets to none. */
export function tabOf(pathname: string): TabKey | null {
  const path = `${pathname.replace(/\/$/, '')}/`;
  if (path === '/indicadores/') return 'panel';
  return indicatorTabs.find(({ key, to }) => key !== 'panel' && path.startsWith(`${to}/`))?.key ?? null;
}
