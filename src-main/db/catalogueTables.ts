import type { Generated } from 'kysely';
import type { PrintedForm } from '#shared/services/service.ts';
import type { Impact, Priority, Urgency } from '#shared/sla/priority.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0020_catalogue.ts.

export interface SettingsTable {
  id: Generated<number>;
  key: string;
  value: string;
  version: Generated<number>;
}

export interface CalendarsTable {
  id: Generated<number>;
  name: string;
  timeZone: string;
  holidayTemplate: Generated<string>;
  isDefault: Generated<Flag>;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface CalendarVersionsTable {
  id: Generated<number>;
  calendarId: number;
  validFrom: string | null;
  hours: string;
}

export interface CalendarHolidaysTable {
  id: Generated<number>;
  calendarId: number;
  date: string;
  name: string;
  isWorked: Generated<Flag>;
}

export interface ServicesTable {
  id: Generated<number>;
  category: string;
  name: string;
  description: Generated<string>;
  defaultImpact: Generated<Impact>;
  defaultUrgency: Generated<Urgency>;
  estimatedMinutes: number | null;
  skillId: number | null;
  needsApproval: Generated<Flag>;
  printedForm: Generated<PrintedForm>;
  position: Generated<number>;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface ProceduresTable {
  id: Generated<number>;
  serviceId: number;
  number: number;
  body: string;
  createdAt: number;
  createdById: number | null;
}

export interface SlaPoliciesTable {
  id: Generated<number>;
  serviceId: number | null;
  priority: Priority;
  firstResponseMinutes: number;
  resolutionMinutes: number;
  atRiskPercent: Generated<number>;
  calendarId: number | null;
  removedAt: number | null;
  version: Generated<number>;
}
