import {
  type Icon,
  IconCalendarClock,
  IconFileCheck,
  IconReportAnalytics,
  IconShieldCheck,
} from '@tabler/icons-react';

export type TabKey = 'library' | 'issued' | 'schedules' | 'verify';

interface ReportTab {
  readonly key: TabKey;
  readonly to: '/informes' | '/informes/emitidos' | '/informes/programados' | '/informes/comprobar';
  readonly icon: Icon;
}

export const reportTabs: readonly ReportTab[] = [
  { key: 'library', to: '/informes', icon: IconReportAnalytics },
  { key: 'issued', to: '/informes/emitidos', icon: IconFileCheck },
  { key: 'schedules', to: '/informes/programados', icon: IconCalendarClock },
  { key: 'verify', to: '/informes/comprobar', icon: IconShieldCheck },
];

/** The part that an address belongs to; whatever is none of the others is the library, a report that is built too. */
export function tabOf(pathname: string): TabKey {
  const path = `${pathname.replace(/\/$/, '')}/`;
  return reportTabs.find(({ key, to }) => key !== 'library' && path.startsWith(`${to}/`))?.key ?? 'library';
}
