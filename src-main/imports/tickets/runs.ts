import { sql } from 'kysely';
import type { ReadDb } from '../../db/handles.ts';
import type { SliceWriter } from '../sliceWriter.ts';

/** The foreign numbers, of those given, whose tickets are there already. */
export async function numbersPresent(
  db: ReadDb,
  system: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ foreignNumber: string }>`
    select foreignNumber from tickets
    where foreignSystem = ${system} and foreignNumber in (select value from json_each(${JSON.stringify(numbers)}))
  `.execute(db);
  return new Set(rows.map((row) => row.foreignNumber));
}

/** Notes that an import has begun; a run that stays `running` was cut off. */
export async function beginRun(
  writer: SliceWriter,
  run: { readonly source: string; readonly fileSha256: string },
): Promise<number> {
  return writer.once(async ({ tx, trail, now }) => {
    const { id } = await tx
      .insertInto('importRuns')
      .values({ ...run, kind: 'tickets', startedAt: now, finishedAt: null, state: 'running', byId: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record({
      action: 'import.began',
      entity: 'importRun',
      entityId: id,
      data: { kind: 'tickets', ...run },
    });
    return id;
  });
}

export async function finishRun(writer: SliceWriter, id: number, tickets: number): Promise<void> {
  await writer.once(async ({ tx, trail, now }) => {
    await tx
      .updateTable('importRuns')
      .set({ finishedAt: now, state: 'done', done: tickets })
      .where('id', '=', id)
      .execute();
    await trail.record({ action: 'import.finished', entity: 'importRun', entityId: id, data: { tickets } });
  });
}
