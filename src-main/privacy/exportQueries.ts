import type { ReadDb } from '../db/handles.ts';

/** One page of what is read at once, so that the thread stays free in between. */
export const PAGE = 500;

export async function profileOf(db: ReadDb, id: number) {
  const person = await db
    .selectFrom('people')
    .leftJoin('areas', 'areas.id', 'people.areaId')
    .leftJoin('locations', 'locations.id', 'people.locationId')
    .select([
      'people.id',
      'people.name',
      'people.username',
      'people.email',
      'people.phone',
      'people.employeeNumber',
      'people.post',
      'areas.name as area',
      'locations.name as location',
      'people.language',
      'people.isExternal',
      'people.isEnabled',
      'people.createdAt',
    ])
    .where('people.id', '=', id)
    .executeTakeFirst();
  return person ?? null;
}

export async function rolesOf(db: ReadDb, personId: number) {
  const rows = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  return rows.map(({ role }) => role);
}

export async function teamsOf(db: ReadDb, personId: number) {
  const rows = await db
    .selectFrom('teamMembers')
    .innerJoin('teams', 'teams.id', 'teamMembers.teamId')
    .select('teams.name')
    .where('personId', '=', personId)
    .execute();
  return rows.map(({ name }) => name);
}

export async function skillsOf(db: ReadDb, personId: number) {
  const rows = await db
    .selectFrom('personSkills')
    .innerJoin('skills', 'skills.id', 'personSkills.skillId')
    .select('skills.name')
    .where('personId', '=', personId)
    .execute();
  return rows.map(({ name }) => name);
}

export async function absencesOf(db: ReadDb, personId: number) {
  return db
    .selectFrom('absences')
    .select(['fromAt', 'toAt', 'kind', 'note'])
    .where('personId', '=', personId)
    .orderBy('toAt')
    .execute();
}

export async function acceptancesOf(db: ReadDb, personId: number) {
  return db
    .selectFrom('privacyAcceptances')
    .select(['noticeId as version', 'at'])
    .where('personId', '=', personId)
    .orderBy('noticeId')
    .execute();
}

/** Never the token, nor a hash of it. */
export async function sessionsPage(db: ReadDb, personId: number, after: number) {
  return db
    .selectFrom('sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'expiresAt', 'endedAt', 'origin', 'device', 'name'])
    .where('personId', '=', personId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .execute();
}

export async function notificationsPage(db: ReadDb, personId: number, after: number) {
  return db
    .selectFrom('notifications')
    .leftJoin('tickets', 'tickets.id', 'notifications.ticketId')
    .select([
      'notifications.id',
      'notifications.kind',
      'tickets.folio',
      'notifications.at',
      'notifications.readAt',
    ])
    .where('notifications.personId', '=', personId)
    .where('notifications.id', '>', after)
    .orderBy('notifications.id')
    .limit(PAGE)
    .execute();
}

/** Their own requests. */
export async function ticketsPage(db: ReadDb, requesterId: number, after: number) {
  return db
    .selectFrom('tickets')
    .leftJoin('services', 'services.id', 'tickets.serviceId')
    .select([
      'tickets.id',
      'tickets.folio',
      'tickets.title',
      'tickets.description',
      'tickets.status',
      'tickets.priority',
      'services.name as service',
      'tickets.createdAt',
      'tickets.resolvedAt',
      'tickets.closedAt',
      'tickets.cancelledAt',
      'tickets.solution',
      'tickets.rating',
      'tickets.ratingComment',
    ])
    .where('tickets.requesterId', '=', requesterId)
    .where('tickets.id', '>', after)
    .orderBy('tickets.id')
    .limit(PAGE)
    .execute();
}

/** What they wrote, wherever that was. */
export async function messagesPage(db: ReadDb, authorId: number, after: number) {
  return db
    .selectFrom('ticketMessages')
    .innerJoin('tickets', 'tickets.id', 'ticketMessages.ticketId')
    .select([
      'ticketMessages.id',
      'tickets.folio',
      'ticketMessages.kind',
      'ticketMessages.at',
      'ticketMessages.body',
    ])
    .where('ticketMessages.authorId', '=', authorId)
    .where('ticketMessages.id', '>', after)
    .orderBy('ticketMessages.id')
    .limit(PAGE)
    .execute();
}

export async function custodyPage(db: ReadDb, personId: number, after: number) {
  return db
    .selectFrom('custodyItems')
    .innerJoin('custodyForms', 'custodyForms.id', 'custodyItems.formId')
    .innerJoin('assets', 'assets.id', 'custodyItems.assetId')
    .select([
      'custodyItems.id',
      'custodyForms.folio',
      'assets.inventoryNumber as asset',
      'assets.name as assetName',
      'custodyItems.fromAt',
      'custodyItems.toAt',
      'custodyItems.condition',
      'custodyItems.accessories',
      'custodyItems.note',
    ])
    .where('custodyItems.personId', '=', personId)
    .where('custodyItems.id', '>', after)
    .orderBy('custodyItems.id')
    .limit(PAGE)
    .execute();
}
