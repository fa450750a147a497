import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { isInlineType } from '../files/mediaType.ts';
import { type StoredFile, storeUploads } from '../files/uploads.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { assetNotFound, currentAsset } from './edit.ts';
import { fileOf } from './fileRows.ts';
import { type AssetRecord, assetById, assetByKey } from './load.ts';
import { recordAsset } from './record.ts';
import { updateAsset } from './save.ts';

/** As many as anybody will ever look through. */
const MOST_FILES = 100;

const fileNotFound = fail({ code: 'notFound', details: { entity: 'assetFile' } });

interface Adding {
  readonly id: number | string;
  readonly files: readonly File[];
  readonly asPhoto: boolean;
}

/** Outside the transaction: checks size and kind, and puts the bytes into the file store. */
export async function storeAssetFiles(ctx: QueryContext, input: Adding): Promise<Result<StoredFile[]>> {
  if ((await assetByKey(ctx.db, input.id)) === undefined) return assetNotFound;
  const { maxBytes } = (await loadSettings(ctx.db)).attachments;
  return storeUploads(ctx.host.files, input.files, { maxBytes, field: 'files' });
}

/** Inside it: the rows and the event; the first image becomes the photo where that was asked for. */
export async function addAssetFiles(
  ctx: CommandContext,
  input: Adding,
  files: readonly StoredFile[],
): Promise<Result<{ readonly asset: AssetRecord; readonly ids: number[] }>> {
  const before = await assetByKey(ctx.tx, input.id);
  if (before === undefined) return assetNotFound;
  const { count } = await ctx.tx
    .selectFrom('assetFiles')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assetId', '=', before.id)
    .executeTakeFirstOrThrow();
  if (count + files.length > MOST_FILES)
    return fail({ code: 'ruleBroken', details: { rule: 'tooManyFiles' } });
  const ids: number[] = [];
  for (const file of files) {
    const { id } = await ctx.tx
      .insertInto('assetFiles')
      .values({ ...file, assetId: before.id, uploadedById: ctx.actor.id, at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  const image = input.asPhoto ? files.findIndex(({ mediaType }) => isInlineType(mediaType)) : -1;
  const photoId = ids[image];
  const after = photoId === undefined ? before : await updateAsset(ctx.tx, before, { photoId }, ctx.now);
  await recordAsset(ctx, before, after, {
    action: 'asset.filesAdded',
    data: { files: files.map(({ sha256, bytes }) => ({ sha256, bytes })) },
    text: { names: files.map(({ name }) => name).join('\n') },
    rows: ids.map((id) => ({ entity: 'assetFile', id })),
  });
  return ok({ asset: after, ids });
}

/** Takes a file off an asset; its bytes stay in the store, where backups and other rows may name them. */
export async function removeAssetFile(
  ctx: CommandContext,
  { id, fileId }: { readonly id: number; readonly fileId: number },
): Promise<Result<AssetRecord>> {
  const before = await assetById(ctx.tx, id);
  if (before === undefined) return assetNotFound;
  const file = await fileOf(ctx.tx, id, fileId);
  if (file === undefined) return fileNotFound;
  await ctx.tx.deleteFrom('assetFiles').where('id', '=', fileId).execute();
  const wasPhoto = before.photoId === fileId;
  const after = wasPhoto ? await updateAsset(ctx.tx, before, { photoId: null }, ctx.now) : before;
  await recordAsset(ctx, before, after, {
    action: 'asset.fileRemoved',
    data: { files: [{ sha256: file.sha256, bytes: file.bytes }] },
    text: { names: file.name },
    rows: [{ entity: 'assetFile', id: fileId }],
  });
  return ok(after);
}

/** Chooses which of its images stands for an asset; null for none. */
export async function setPhoto(
  ctx: CommandContext,
  input: { readonly id: number; readonly version: number; readonly fileId: number | null },
): Promise<Result<AssetRecord>> {
  const current = await currentAsset(ctx, input);
  if (!current.ok) return current;
  const before = current.value;
  if (input.fileId !== null) {
    const file = await fileOf(ctx.tx, before.id, input.fileId);
    if (file === undefined) return fileNotFound;
    if (!isInlineType(file.mediaType)) {
      return fail({ code: 'unsupportedFile', details: { name: file.name } });
    }
  }
  if (before.photoId === input.fileId) return ok(before);
  const after = await updateAsset(ctx.tx, before, { photoId: input.fileId }, ctx.now);
  await recordAsset(ctx, before, after, { action: 'asset.photoChosen' });
  return ok(after);
}

/** The bytes of a file. A holder who is no staff gets the photo of what they hold, and nothing else. */
export async function assetFileContent(
  ctx: QueryContext,
  { id, fileId }: { readonly id: number; readonly fileId: number },
): Promise<Result<File>> {
  const asset = await assetById(ctx.db, id);
  const file = await fileOf(ctx.db, id, fileId);
  if (asset === undefined || file === undefined) return fileNotFound;
  const isTheirs = asset.holderId === ctx.actor.id && asset.photoId === fileId;
  if (!allows('assets.read', ctx.actor.roles) && !isTheirs) return fileNotFound;
  const bytes = await ctx.host.files.read(file.sha256);
  return ok(new File([new Uint8Array(bytes)], file.name, { type: file.mediaType }));
}
