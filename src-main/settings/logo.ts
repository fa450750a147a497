import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { LOGO_BYTES } from '#shared/settings/contract.ts';
import { mediaTypeOf } from '../files/mediaType.ts';
import { storeUploads } from '../files/uploads.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from './load.ts';

/** What a PDF can print. */
const PRINTABLE = ['image/png', 'image/jpeg'];

const logoNotFound = fail({ code: 'notFound', details: { entity: 'logo' } });

/** Outside the transaction: checks what it is and how large, and stores it. Answers its hash; null takes it off. */
export async function storeLogo(
  ctx: QueryContext,
  { file }: { readonly file: File | null; readonly version: number },
): Promise<Result<string | null>> {
  if (file === null) return ok(null);
  if (file.size > LOGO_BYTES) return fail({ code: 'tooLarge', details: { maxBytes: LOGO_BYTES } });
  const beginning = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  if (!PRINTABLE.includes(mediaTypeOf('', beginning))) {
    return fail({ code: 'unsupportedFile', details: { name: file.name } });
  }
  const stored = await storeUploads(ctx.host.files, [file], { maxBytes: LOGO_BYTES, field: 'file' });
  if (!stored.ok) return stored;
  return ok(stored.value[0]?.sha256 ?? null);
}

/** The logo that stands on what is signed. */
export async function logoContent(ctx: QueryContext): Promise<Result<File>> {
  const { logo } = (await loadSettings(ctx.db)).printing;
  if (logo === null) return logoNotFound;
  const bytes = new Uint8Array(await ctx.host.files.read(logo));
  return ok(new File([bytes], 'logo', { type: mediaTypeOf('', bytes) }));
}
