import type SqliteDatabase from 'better-sqlite3';

interface StoredEvent {
  readonly seq: number;
  readonly action: string;
  readonly entityId: number;
  readonly data: string | null;
}

const ACTIVE = new Set(['assigned', 'inProgress', 'scheduled']);

export interface Passed {
  readonly seq: number;
  readonly technicianId: number;
  readonly active: number;
}

/**
 * Goes through the events of tickets in order and counts what each technician had: the assignments that lifted one
 * above the limit.
 */
export function assignmentsOverLimit(db: SqliteDatabase.Database, limit: number): Passed[] {
  const events = db
    .prepare(`SELECT seq, action, entityId, data FROM events WHERE entity = 'ticket' ORDER BY seq`)
    .all() as StoredEvent[];
  const states = new Map<number, { status: string; assigneeId: number | null }>();
  const active = new Map<number, number>();
  const count = (id: number | null, by: number) => {
    if (id !== null) active.set(id, (active.get(id) ?? 0) + by);
  };
  const passed: Passed[] = [];
  for (const { seq, action, entityId, data } of events) {
    const { after = {} } = JSON.parse(data ?? '{}') as {
      after?: { status?: string; assigneeId?: number | null };
    };
    const before = states.get(entityId) ?? { status: 'new', assigneeId: null };
    const now = {
      status: after.status ?? before.status,
      assigneeId: after.assigneeId === undefined ? before.assigneeId : after.assigneeId,
    };
    states.set(entityId, now);
    if (ACTIVE.has(before.status)) count(before.assigneeId, -1);
    if (ACTIVE.has(now.status)) count(now.assigneeId, 1);
    const isGiven = action === 'ticket.assigned' || action === 'ticket.reassigned';
    const has = now.assigneeId === null ? 0 : (active.get(now.assigneeId) ?? 0);
    if (isGiven && now.assigneeId !== null && has > limit) {
      passed.push({ seq, technicianId: now.assigneeId, active: has });
    }
  }
  return passed;
}
