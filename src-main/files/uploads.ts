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
  const stored: StoredFile[] = [];
  for (const upload of uploads) {
    const bytes = new Uint8Array(await upload.arrayBuffer());
    const name = safeFileName(upload.name);
    stored.push({
      name,
      mediaType: mediaTypeOf(name, bytes),
      bytes: bytes.byteLength,
      sha256: await store.put(bytes),
    });
  }
  return ok(stored);
}
