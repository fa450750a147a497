import type { DelayPage } from '../delays/load.ts';
import type { Seeing } from './rule.ts';

const PAGE = 200;
/** Beyond so many nobody reads a list of alerts: those after it are found once these are done. */
const PAGES = 50;

/** All pages of a list by ticket, with a turn of the event loop between them. */
export async function pagesOf<T extends { readonly ticketId: number }>(
  see: Pick<Seeing, 'breathe'>,
  read: (page: DelayPage) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const rows = await read({ after: all.at(-1)?.ticketId ?? 0, limit: PAGE });
    all.push(...rows);
    if (rows.length < PAGE) break;
    await see.breathe();
  }
  return all;
}
