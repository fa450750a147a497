import { z } from 'zod';
import type { MailSettings } from '#shared/mail/settings.ts';
import { DIGEST_LINES, type DigestFacts } from '#shared/mail/templates/facts.ts';
import { ticketAddress } from '#shared/notifications/address.ts';
import type { ReadDb } from '../db/handles.ts';
import { linkTo } from './link.ts';

/** What is kept of a day's summary: counts and ids. Folios and names are read when it is shown. */
export const storedDigest = z.object({
  solvedDate: z.string(),
  lines: z.array(
    z.object({
      line: z.enum(DIGEST_LINES),
      count: z.number().int(),
      isCapped: z.boolean(),
      ticketIds: z.array(z.number().int()),
      personIds: z.array(z.number().int()),
    }),
  ),
});
export type StoredDigest = z.infer<typeof storedDigest>;

/** A day's summary with the folios and names of its first few. */
export async function digestFacts(db: ReadDb, id: number, mail: MailSettings): Promise<DigestFacts | null> {
  const row = await db.selectFrom('digests').select(['date', 'data']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const { solvedDate, lines } = storedDigest.parse(JSON.parse(row.data));
  const folios = await byId(
    lines.flatMap((line) => line.ticketIds),
    (ids) => db.selectFrom('tickets').select(['id', 'folio as label']).where('id', 'in', ids).execute(),
  );
  const names = await byId(
    lines.flatMap((line) => line.personIds),
    (ids) => db.selectFrom('people').select(['id', 'name as label']).where('id', 'in', ids).execute(),
  );
  return {
    date: row.date,
    solvedDate,
    lines: lines.map(({ line, count, isCapped, ticketIds, personIds }) => ({
      line,
      count,
      isCapped,
      first: [
        ...ticketIds.flatMap((ticketId) => {
          const label = folios.get(ticketId);
          if (label === undefined) return [];
          return [{ label, link: linkTo(mail, ticketAddress(label)) }];
        }),
        ...personIds.flatMap((personId) => {
          const label = names.get(personId);
          return label === undefined ? [] : [{ label, link: null }];
        }),
      ],
    })),
  };
}

async function byId(
  ids: readonly number[],
  read: (ids: number[]) => Promise<{ id: number; label: string }[]>,
): Promise<ReadonlyMap<number, string>> {
  const rows = ids.length === 0 ? [] : await read([...new Set(ids)]);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
