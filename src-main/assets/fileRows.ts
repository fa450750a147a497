import type { AssetFile } from '#shared/assets/fields.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { isInlineType } from '../files/mediaType.ts';

function filesFrom(db: ReadDb) {
  return db
    .selectFrom('assetFiles as f')
    .leftJoin('people as by', 'by.id', 'f.uploadedById')
    .select([
      'f.id',
      'f.name',
      'f.mediaType',
      'f.bytes',
      'f.uploadedById',
      'f.at',
      'by.name as uploadedByName',
    ]);
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof filesFrom>['execute']>>[number];

function toFile(row: StoredRow): AssetFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    bytes: row.bytes,
    isInline: isInlineType(row.mediaType),
    uploadedBy:
      row.uploadedById === null || row.uploadedByName === null
        ? null
        : { id: row.uploadedById, name: row.uploadedByName },
    at: toIso(row.at),
  };
}

/** The files of an asset, oldest first. */
export async function filesOf(db: ReadDb, assetId: number): Promise<AssetFile[]> {
  const rows = await filesFrom(db).where('f.assetId', '=', assetId).orderBy('f.id').execute();
  return rows.map(toFile);
}

/** A file with what its bytes are found by. */
export async function fileOf(db: ReadDb, assetId: number, fileId: number) {
  return db
    .selectFrom('assetFiles')
    .select(['id', 'name', 'mediaType', 'bytes', 'sha256'])
    .where('id', '=', fileId)
    .where('assetId', '=', assetId)
    .executeTakeFirst();
}
