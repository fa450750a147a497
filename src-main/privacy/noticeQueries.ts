import { toIso } from '#shared/kernel/time.ts';
import type { NoticeTexts } from '#shared/privacy/contract.ts';
import { type Notice, noticeTexts } from '#shared/privacy/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** The notice in force: the newest. */
export async function noticeInForce(db: ReadDb): Promise<(Notice & { publishedBy: string | null }) | null> {
  const row = await db
    .selectFrom('privacyNotices')
    .leftJoin('people', 'people.id', 'privacyNotices.publishedById')
    .select(['privacyNotices.id', 'privacyNotices.texts', 'privacyNotices.publishedAt', 'people.name'])
    .orderBy('privacyNotices.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: row.id,
    texts: noticeTexts.parse(JSON.parse(row.texts)),
    publishedAt: toIso(row.publishedAt),
    publishedBy: row.name,
  };
}

/** The newest notice that a person accepted. */
export async function newestAcceptance(db: ReadDb, personId: number) {
  return db
    .selectFrom('privacyAcceptances')
    .select(['noticeId', 'at'])
    .where('personId', '=', personId)
    .orderBy('noticeId', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many of those who can sign in accepted it. */
export async function countAccepted(db: ReadDb, noticeId: number): Promise<number> {
  const { accepted } = await db
    .selectFrom('privacyAcceptances')
    .innerJoin('credentials', 'credentials.id', 'privacyAcceptances.personId')
    .innerJoin('people', 'people.id', 'privacyAcceptances.personId')
    .select((eb) => eb.fn.countAll<number>().as('accepted'))
    .where('noticeId', '=', noticeId)
    .where('people.isEnabled', '=', 1)
    .executeTakeFirstOrThrow();
  return accepted;
}

/** People who can sign in. */
export async function countAccounts(db: ReadDb): Promise<number> {
  const { accounts } = await db
    .selectFrom('credentials')
    .innerJoin('people', 'people.id', 'credentials.id')
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('people.isEnabled', '=', 1)
    .executeTakeFirstOrThrow();
  return accounts;
}

export async function insertNotice(
  tx: WriteTx,
  notice: {
    readonly id: number;
    readonly texts: NoticeTexts;
    readonly at: number;
    readonly byId: number | null;
  },
): Promise<void> {
  const { id, texts, at, byId } = notice;
  await tx
    .insertInto('privacyNotices')
    .values({ id, texts: JSON.stringify(texts), publishedAt: at, publishedById: byId })
    .execute();
}

export async function insertAcceptance(
  tx: WriteTx,
  personId: number,
  noticeId: number,
  at: number,
): Promise<number> {
  const { id } = await tx
    .insertInto('privacyAcceptances')
    .values({ personId, noticeId, at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
