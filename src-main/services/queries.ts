import { toIso } from '#shared/kernel/time.ts';
import type { Procedure, Service } from '#shared/services/contract.ts';
import type { Flag } from '../db/flag.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** What people edit of a service. */
export interface ServiceFields {
  readonly category: string;
  readonly name: string;
  readonly description: string;
  readonly defaultImpact: Service['defaultImpact'];
  readonly defaultUrgency: Service['defaultUrgency'];
  readonly estimatedMinutes: number | null;
  readonly skillId: number | null;
  readonly needsApproval: boolean;
  readonly printedForm: Service['printedForm'];
  readonly position: number;
  readonly isEnabled: boolean;
}

function selectServices(db: ReadDb) {
  return db
    .selectFrom('services as s')
    .leftJoin('skills as k', 'k.id', 's.skillId')
    .select((eb) => [
      's.id',
      's.category',
      's.name',
      's.description',
      's.defaultImpact',
      's.defaultUrgency',
      's.estimatedMinutes',
      's.skillId',
      'k.name as skillName',
      's.needsApproval',
      's.printedForm',
      's.position',
      's.isEnabled',
      's.version',
      eb
        .selectFrom('procedures as p')
        .select((inner) => inner.fn.max('p.number').as('number'))
        .whereRef('p.serviceId', '=', 's.id')
        .as('procedureNumber'),
    ]);
}

type ServiceRow = Awaited<ReturnType<ReturnType<typeof selectServices>['executeTakeFirstOrThrow']>>;

function toService(row: ServiceRow): Service {
  const { skillId, skillName, needsApproval, isEnabled, ...rest } = row;
  return {
    ...rest,
    skill: skillId === null ? null : { id: skillId, name: skillName ?? '' },
    needsApproval: needsApproval === 1,
    isEnabled: isEnabled === 1,
  };
}

/** The catalogue in the order in which people see it: by category, then position, then name. */
export async function listServices(db: ReadDb, options: { withDisabled: boolean }): Promise<Service[]> {
  let query = selectServices(db).orderBy('s.category').orderBy('s.position').orderBy('s.name');
  if (!options.withDisabled) query = query.where('s.isEnabled', '=', 1);
  return (await query.execute()).map(toService);
}

export async function serviceById(db: ReadDb, id: number): Promise<Service | null> {
  const row = await selectServices(db).where('s.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toService(row);
}

/** The id of the service that has this name in this category. */
export async function serviceNamed(db: ReadDb, category: string, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('services')
    .select('id')
    .where('category', '=', category)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function skillExists(db: ReadDb, id: number): Promise<boolean> {
  return (await db.selectFrom('skills').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

function toColumns(fields: ServiceFields) {
  return { ...fields, needsApproval: flag(fields.needsApproval), isEnabled: flag(fields.isEnabled) };
}

export async function insertService(tx: WriteTx, fields: ServiceFields): Promise<number> {
  const row = await tx
    .insertInto('services')
    .values(toColumns(fields))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateService(tx: WriteTx, id: number, fields: ServiceFields): Promise<void> {
  await tx
    .updateTable('services')
    .set((eb) => ({ ...toColumns(fields), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Every version of a service's procedure, newest first. */
export async function proceduresOf(db: ReadDb, serviceId: number): Promise<Procedure[]> {
  const rows = await db
    .selectFrom('procedures as p')
    .leftJoin('people as a', 'a.id', 'p.createdById')
    .select(['p.id', 'p.number', 'p.body', 'p.createdAt', 'p.createdById', 'a.name as authorName'])
    .where('p.serviceId', '=', serviceId)
    .orderBy('p.number', 'desc')
    .execute();
  return rows.map(({ createdAt, createdById, authorName, ...rest }) => ({
    ...rest,
    createdAt: toIso(createdAt),
    createdBy: createdById === null ? null : { id: createdById, name: authorName ?? '' },
  }));
}

/** The number of the newest version; 0 while there is none. */
export async function newestProcedure(
  db: ReadDb,
  serviceId: number,
): Promise<{ id: number; number: number } | null> {
  const row = await db
    .selectFrom('procedures')
    .select(['id', 'number'])
    .where('serviceId', '=', serviceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertProcedure(
  tx: WriteTx,
  procedure: {
    serviceId: number;
    number: number;
    body: string;
    createdAt: number;
    createdById: number | null;
  },
): Promise<number> {
  const row = await tx.insertInto('procedures').values(procedure).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

function flag(value: boolean): Flag {
  return value ? 1 : 0;
}
