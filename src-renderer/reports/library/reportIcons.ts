import {
  type Icon,
  IconBuilding,
  IconCalendarStats,
  IconChartDonut,
  IconClockCheck,
  IconDeviceLaptop,
  IconFileText,
  IconReport,
  IconScale,
  IconSignature,
  IconTool,
  IconUser,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { BuiltIn } from '#shared/reports/source.ts';

export const builtInIcons: Readonly<Record<BuiltIn, Icon>> = {
  groupPerformance: IconUsersGroup,
  individualPerformance: IconUser,
  ticketsByPeriod: IconCalendarStats,
  slaCompliance: IconClockCheck,
  workloadBalance: IconScale,
  byArea: IconBuilding,
  byRequester: IconUserQuestion,
  byState: IconChartDonut,
  inventory: IconDeviceLaptop,
  custody: IconSignature,
  maintenance: IconTool,
  ticketHistory: IconFileText,
};

export const savedIcon: Icon = IconReport;
