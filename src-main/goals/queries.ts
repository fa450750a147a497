import { type Insertable, sql, type Updateable } from 'kysely';
import type { Goal } from '#shared/goals/fields.ts';
import type { GoalRole, GoalScope, GoalState } from '#shared/goals/goal.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import type { GoalsTable } from '../db/goalTables.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** A goal as the rules see it; its state is the stored one. */
export interface GoalRow {
  readonly goal: Omit<Goal, 'isOver'>;
  readonly scope: GoalScope;
}

const goals = (db: ReadDb) =>
  db
    .selectFrom('goals as g')
    .leftJoin('people as technician', 'technician.id', 'g.technicianId')
    .leftJoin('people as proposer', 'proposer.id', 'g.proposedById')
    .leftJoin('people as decider', 'decider.id', 'g.decidedById')
    .select([
      'g.id',
      'g.measure',
      'g.scope',
      'g.role',
      'g.technicianId',
      'g.period',
      'g.target',
      'g.fromDate',
      'g.toDate',
      'g.note',
      'g.state',
      'g.proposedById',
      'g.createdAt',
      'g.decidedById',
      'g.decidedAt',
      'g.decision',
      'g.version',
      'technician.name as technicianName',
      'proposer.name as proposerName',
      'decider.name as deciderName',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof goals>['executeTakeFirstOrThrow']>>;

function scopeOf({ scope, role, technicianId }: Pick<Row, 'scope' | 'role' | 'technicianId'>): GoalScope {
  if (scope === 'role' && role !== null) return { kind: 'role', role };
  if (scope === 'worker' && technicianId !== null) return { kind: 'worker', technicianId };
  return { kind: 'all' };
}

function rowToGoal(row: Row): GoalRow {
  const scope = scopeOf(row);
  const named = (id: number | null, name: string | null): Ref | null =>
    id === null ? null : { id, name: name ?? '' };
  return {
    scope,
    goal: {
      id: row.id,
      measure: row.measure,
      scope:
        scope.kind === 'worker'
          ? { ...scope, technician: { id: scope.technicianId, name: row.technicianName ?? '' } }
          : scope,
      period: row.period,
      target: row.target,
      from: row.fromDate,
      to: row.toDate,
      note: row.note,
      state: row.state,
      proposedBy: named(row.proposedById, row.proposerName),
      createdAt: toIso(row.createdAt),
      decidedBy: named(row.decidedById, row.deciderName),
      decidedAt: toIsoOrNull(row.decidedAt),
      decision: row.decision,
      version: row.version,
    },
  };
}

export async function goalById(db: ReadDb, id: number): Promise<GoalRow | null> {
  const row = await goals(db).where('g.id', '=', id).executeTakeFirst();
  return row === undefined ? null : rowToGoal(row);
}

/** Whose goals are read: a technician's own and those of their roles, once in force. */
export interface Concerned {
  readonly id: number;
  readonly roles: readonly GoalRole[];
}

/** A page of goals before an id, the newest first. */
export function goalsQuery(
  db: ReadDb,
  page: {
    readonly state: GoalState | undefined;
    readonly concerned: Concerned | null;
    readonly before: number | null;
    readonly limit: number;
  },
) {
  let query = goals(db).orderBy('g.id', 'desc').limit(page.limit);
  if (page.state !== undefined) query = query.where('g.state', '=', page.state);
  if (page.before !== null) query = query.where('g.id', '<', page.before);
  if (page.concerned !== null) {
    const { id, roles } = page.concerned;
    query = query
      .where(sql<boolean>`g.state IN ('inForce', 'ended')`)
      .where(({ or, eb }) =>
        or([
          eb('g.scope', '=', 'all'),
          eb('g.technicianId', '=', id),
          ...(roles.length === 0 ? [] : [eb('g.role', 'in', roles)]),
        ]),
      );
  }
  return query;
}

export async function goalsPage(db: ReadDb, page: Parameters<typeof goalsQuery>[1]): Promise<GoalRow[]> {
  return (await goalsQuery(db, page).execute()).map(rowToGoal);
}

/** All that are in force; a department has some dozens. */
export const inForceQuery = (db: ReadDb) => goals(db).where('g.isInForce', '=', 1).orderBy('g.id');

export async function goalsInForce(db: ReadDb): Promise<GoalRow[]> {
  return (await inForceQuery(db).execute()).map(rowToGoal);
}

/** Columns that a goal's terms are stored in. */
export function termColumns(terms: {
  readonly measure: Goal['measure'];
  readonly scope: GoalScope;
  readonly period: Goal['period'];
  readonly target: number;
  readonly from: string;
  readonly to: string | null;
  readonly note: string | null;
}) {
  const { scope } = terms;
  return {
    measure: terms.measure,
    scope: scope.kind,
    role: scope.kind === 'role' ? scope.role : null,
    technicianId: scope.kind === 'worker' ? scope.technicianId : null,
    period: terms.period,
    target: terms.target,
    fromDate: terms.from,
    toDate: terms.to,
    note: terms.note,
  } satisfies Updateable<GoalsTable>;
}

export async function insertGoal(tx: WriteTx, values: Insertable<GoalsTable>): Promise<number> {
  const { id } = await tx.insertInto('goals').values(values).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Writes columns and lifts the version. */
export async function updateGoal(tx: WriteTx, id: number, changes: Updateable<GoalsTable>): Promise<void> {
  await tx
    .updateTable('goals')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Whether somebody is a technician; null where there is no such person. */
export async function isTechnician(db: ReadDb, id: number): Promise<boolean | null> {
  const row = await db
    .selectFrom('people as p')
    .select((eb) => [
      'p.isEnabled',
      eb
        .exists(
          eb
            .selectFrom('personRoles as r')
            .select('r.id')
            .whereRef('r.personId', '=', 'p.id')
            .where('r.role', '=', 'technician'),
        )
        .as('holds'),
    ])
    .where('p.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : row.isEnabled === 1 && Number(row.holds) === 1;
}

/** Who holds a role. */
export async function holdersOf(db: ReadDb, role: GoalRole): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('personRoles').select('personId').where('role', '=', role).execute();
  return new Set(rows.map(({ personId }) => personId));
}
