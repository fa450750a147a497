import * as m0001 from '#migrations/0001_core.ts';
import * as m0010 from '#migrations/0010_people.ts';
import * as m0020 from '#migrations/0020_catalogue.ts';
import * as m0030 from '#migrations/0030_tickets.ts';
import * as m0040 from '#migrations/0040_notifications.ts';
import * as m0050 from '#migrations/0050_assets.ts';
import * as m0051 from '#migrations/0051_custody.ts';
import * as m0052 from '#migrations/0052_maintenance.ts';
import * as m0053 from '#migrations/0053_stock.ts';
import * as m0054 from '#migrations/0054_verification.ts';
import * as m0055 from '#migrations/0055_inventory_ties.ts';
import * as m0056 from '#migrations/0056_at_risk.ts';
import * as m0060 from '#migrations/0060_indicators.ts';
import * as m0070 from '#migrations/0070_goals.ts';
import * as m0071 from '#migrations/0071_forecasts.ts';
import * as m0072 from '#migrations/0072_alerts.ts';
import * as m0073 from '#migrations/0073_mail.ts';
import * as m0074 from '#migrations/0074_reports.ts';
import * as m0075 from '#migrations/0075_signing.ts';
import * as m0080 from '#migrations/0080_sign_in.ts';
import * as m0081 from '#migrations/0081_backups.ts';
import * as m0082 from '#migrations/0082_outbox.ts';
import * as m0083 from '#migrations/0083_privacy.ts';
import * as m0084 from '#migrations/0084_audit_list.ts';
import * as m0085 from '#migrations/0085_heartbeats.ts';
import * as m0088 from '#migrations/0088_updates.ts';
import type { Migration } from './migrate.ts';

/** All migrations in their order. New ones go to the end; one that was released never changes. */
export const migrations: readonly Migration[] = [
  m0001,
  m0010,
  m0020,
  m0030,
  m0040,
  m0050,
  m0051,
  m0052,
  m0053,
  m0054,
  m0055,
  m0056,
  m0060,
  m0070,
  m0071,
  m0072,
  m0073,
  m0074,
  m0075,
  m0080,
  m0081,
  m0082,
  m0083,
  m0084,
  m0085,
  m0088,
];
