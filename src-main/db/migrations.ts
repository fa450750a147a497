import * as m0001 from '#migrations/0001_core.ts';
import * as m0010 from '#migrations/0010_people.ts';
import * as m0020 from '#migrations/0020_catalogue.ts';
import * as m0030 from '#migrations/0030_tickets.ts';
import * as m0040 from '#migrations/0040_notifications.ts';
import type { Migration } from './migrate.ts';

/** All migrations in their order. New ones go to the end; one that was released never changes. */
export const migrations: readonly Migration[] = [m0001, m0010, m0020, m0030, m0040];
