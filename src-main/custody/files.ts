import type { Signer } from '#shared/custody/custody.ts';
import { signableLines } from '#shared/custody/rules.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { safeFileName } from '../files/mediaType.ts';
import { type StoredFile, scanRefusal } from '../files/uploads.ts';
import { imageSize } from '../pdf/imageSize.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { checkStep, currentForm, factsOf, relationTo, visibleForm } from './access.ts';
import { filesOfForm, heldOn } from './record.ts';

export interface Signature extends StoredFile {
  readonly signer: Signer;
  readonly signerName: string;
}

/** A drawn line is small; what is larger is no signature. */
const SIGNATURE_BYTES = 400_000;
const SIGNATURE_PIXELS = 4_000_000;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

/** PDF, PNG or JPEG by what the bytes say, never by the name; null is anything else. */
export function scanType(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return startsWith(bytes, 0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
}

interface Signing {
  readonly id: number;
  readonly version: number;
  readonly signer: Signer;
  readonly signerName: string;
  readonly file: File;
}

/** Outside the transaction: whether the caller may have this line signed, and the picture into the store. */
export async function storeSignature(ctx: QueryContext, input: Signing): Promise<Result<Signature>> {
  const current = await currentForm(ctx, input);
  if (!current.ok) return current;
  const form = current.value;
  const files = await filesOfForm(ctx.db, form.id);
  if (files.some((file) => file.kind === input.signer)) {
    return fail({ code: 'ruleBroken', details: { rule: 'custodySigned' } });
  }
  const facts = factsOf(form, await heldOn(ctx.db, form.id), files);
  if (!signableLines(facts, relationTo(ctx.actor, form)).includes(input.signer)) {
    return fail({ code: 'forbidden', details: {} });
  }
  if (input.file.size > SIGNATURE_BYTES) {
    return fail({ code: 'tooLarge', details: { maxBytes: SIGNATURE_BYTES } });
  }
  const bytes = new Uint8Array(await input.file.arrayBuffer());
  const size = scanType(bytes) === 'image/png' ? imageSize(bytes) : null;
  if (size === null || size.width * size.height > SIGNATURE_PIXELS || size.width * size.height === 0) {
    return fail({ code: 'unsupportedFile', details: { name: input.file.name } });
  }
  const name = `${form.folio}-${input.signer}.png`;
  const refusal = await scanRefusal(ctx.host.files, [{ name, bytes }]);
  if (refusal !== null) return fail(refusal);
  return ok({
    signer: input.signer,
    signerName: input.signerName,
    name,
    mediaType: 'image/png',
    bytes: bytes.byteLength,
    sha256: await ctx.host.files.put(bytes),
  });
}

/** Outside the transaction: whether the caller may attach scans, their kind and size, and the bytes into the store. */
export async function storeScans(
  ctx: QueryContext,
  input: { readonly id: number; readonly version: number; readonly files: readonly File[] },
): Promise<Result<StoredFile[]>> {
  const current = await currentForm(ctx, input);
  if (!current.ok) return current;
  const form = current.value;
  const facts = factsOf(form, await heldOn(ctx.db, form.id), await filesOfForm(ctx.db, form.id));
  const allowed = checkStep(ctx.actor, form, facts, 'scan');
  if (!allowed.ok) return allowed;
  const { maxBytes } = (await loadSettings(ctx.db)).attachments;
  const read: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[] = [];
  for (const file of input.files) {
    if (file.size > maxBytes) return fail({ code: 'tooLarge', details: { maxBytes } });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const mediaType = scanType(bytes);
    if (mediaType === null) return fail({ code: 'unsupportedFile', details: { name: file.name } });
    read.push({ name: safeFileName(file.name), mediaType, bytes });
  }
  const refusal = await scanRefusal(ctx.host.files, read);
  if (refusal !== null) return fail(refusal);
  const stored: StoredFile[] = [];
  for (const { bytes, ...file } of read) {
    stored.push({ ...file, bytes: bytes.byteLength, sha256: await ctx.host.files.put(bytes) });
  }
  return ok(stored);
}

/** The bytes of a signature or scan of a form that the caller may see. */
export async function fileContent(
  ctx: QueryContext,
  input: { readonly id: number; readonly fileId: number },
): Promise<Result<File>> {
  const form = await visibleForm(ctx.db, ctx.actor, input.id);
  if (!form.ok) return form;
  const file = (await filesOfForm(ctx.db, form.value.id)).find(({ id }) => id === input.fileId);
  if (file === undefined) return fail({ code: 'notFound', details: { entity: 'custodyFile' } });
  const bytes = await ctx.host.files.read(file.sha256);
  return ok(new File([new Uint8Array(bytes)], file.name, { type: file.mediaType }));
}
