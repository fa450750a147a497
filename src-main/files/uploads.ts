import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { FileStore } from './fileStore.ts';
import { mediaTypeOf, safeFileName } from './mediaType.ts';

/** A file as a row tells of it; its bytes lie in the store under their hash. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What the institution's scanner has against these files; null where there is nothing, or no scanner. What could not be
 * looked through does not come in either. Asked outside of any transaction: it takes seconds.
 */
export async function scanRefusal(
  { scan }: Pick<FileStore, 'scan'>,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<AppError | null> {
  if (scan === null) return null;
  for (const { name, bytes } of files) {
    const verdict = await scan(bytes);
    if (verdict === 'clean') continue;
    const rule = verdict === 'refused' ? 'fileInfected' : 'fileNotScanned';
    return { code: 'ruleBroken', details: { rule, subject: name } };
  }
  return null;
}

/**
 * Puts what somebody sent into the store, outside any transaction: none of it where one file is too large or empty.
 * What each is, its content tells; its name loses folders and whatever a system refuses.
 * @param field the input's field, for a refusal of nothing at all
 */
export async function storeUploads(
  store: FileStore,
  uploads: readonly File[],
  { maxBytes, field }: { readonly maxBytes: number; readonly field: string },
): Promise<Result<StoredFile[]>> {
  if (uploads.length === 0) {
    const issue = { path: field, rule: 'required', message: 'At least one file is needed.' };
    return fail({ code: 'invalid', details: { issues: [issue] } });
  }
  for (const upload of uploads) {
    if (upload.size > maxBytes) return fail({ code: 'tooLarge', details: { maxBytes } });
    if (upload.size === 0) return fail({ code: 'unsupportedFile', details: { name: upload.name } });
  }
  const read = await Promise.all(
    uploads.map(async (upload) => ({
      name: safeFileName(upload.name),
      bytes: new Uint8Array(await upload.arrayBuffer()),
    })),
  );
  const refusal = await scanRefusal(store, read);
  if (refusal !== null) return fail(refusal);
  const stored: StoredFile[] = [];
  for (const { name, bytes } of read) {
    stored.push({
      name,
      mediaType: mediaTypeOf(name, bytes),
      bytes: bytes.byteLength,
      sha256: await store.put(bytes),
    });
  }
  return ok(stored);
}
