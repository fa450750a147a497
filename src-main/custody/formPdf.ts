import type { FormContent } from '#shared/custody/content.ts';
import { holderLine, type Signer } from '#shared/custody/custody.ts';
import type { IssueInput } from '#shared/custody/fields.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { imageSize } from '../pdf/imageSize.ts';
import { fill, printable } from '../pdf/printable.ts';
import { pdfRenderer } from '../pdf/renderPdf.ts';
import { letterheadLines, type SignedPaper } from '../pdf/signedPaper.ts';
import type { QueryContext } from '../rpc/context.ts';
import { contentOf } from './content.ts';
import { formPdfContent, type SignedLine, type SignedLines } from './formPdfContent.ts';
import { planOf } from './plan.ts';
import { type FileRecord, type FormRecord, filesOfForm, intactContent } from './record.ts';

type Images = Record<string, Uint8Array>;

/**
 * The form to be signed, made from its frozen text alone. Refused (`custodyAltered`) where that text, or a drawn
 * signature, is not what was stored.
 *
 * @throws {PdfFailed} when it cannot be rendered, or not in time
 */
export async function formPdf(ctx: QueryContext, form: FormRecord): Promise<Result<File>> {
  const content = intactContent(form);
  if (content === null) return fail(altered);
  const files = await filesOfForm(ctx.db, form.id);
  const images: Images = {};
  const signed: Partial<Record<Signer, SignedLine>> = {};
  for (const line of ['delivers', 'receives', 'authorises'] as const) {
    const file = files.find((each) => each.kind === line);
    const bytes =
      file === undefined ? null : await ctx.host.files.read(file.sha256).catch(() => 'lost' as const);
    if (bytes === 'lost') return fail(altered);
    if (bytes !== null) images[line] = bytes;
    signed[line] = { image: bytes === null ? null : line, note: noteOf(form, content, line, file) };
  }
  return paperOf(ctx, content, signed, images, { watermark: null, sha256: form.contentSha256 });
}

const altered = { code: 'ruleBroken', details: { rule: 'custodyAltered' } } as const;

/** The form as it would be printed, under a number that is none yet. */
export async function previewPdf(ctx: QueryContext, input: IssueInput): Promise<Result<File>> {
  const plan = await planOf(ctx.db, ctx.actor, input, ctx.now);
  if (!plan.ok) return plan;
  const content = contentOf({ ...plan.value, folio: 'RG-0000-000000' });
  const draft = content.labels.draft ?? '';
  return paperOf(ctx, { ...content, folio: draft }, {}, {}, { watermark: draft, sha256: null });
}

async function paperOf(
  ctx: QueryContext,
  content: FormContent,
  signed: SignedLines,
  images: Images,
  { watermark, sha256 }: { readonly watermark: string | null; readonly sha256: string | null },
): Promise<Result<File>> {
  const logo = content.logo === null ? null : await ctx.host.files.read(content.logo).catch(() => null);
  if (logo !== null && imageSize(logo) !== null) images.logo = logo;
  const word = (key: string) => content.labels[key] ?? '';
  const paper: SignedPaper = {
    title: `${content.folio} · ${content.title}`,
    language: content.language,
    letterhead: {
      institution: content.institution,
      lines: letterheadLines(content.letterhead),
      logo: images.logo === undefined ? null : 'logo',
    },
    referenceLabel: word('folio'),
    reference: content.folio,
    copies: content.copies,
    footer: sha256 === null ? content.title : `${word('fingerprint')}: ${sha256}`,
    pageLabel: word('page'),
    watermark,
    content: formPdfContent(content, signed),
    images,
  };
  const bytes = await pdfRenderer.render(paper);
  return ok(new File([bytes], `${content.folio}.pdf`, { type: 'application/pdf' }));
}

type Say = (label: string, at: number, name: string) => string;

/** Sentences in the form's own words, with times in the zone that was the institution's. */
function sayer(content: FormContent): Say {
  const format = new Intl.DateTimeFormat(content.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: content.timeZone,
  });
  return (label, at, name) => printable(fill(content.labels[label] ?? '', { when: format.format(at), name }));
}

/** What stands under a line that was not signed by pen. */
function noteOf(
  form: FormRecord,
  content: FormContent,
  line: Signer,
  file: FileRecord | undefined,
): string | null {
  const say = sayer(content);
  if (file !== undefined) return say('signed', file.at, file.signerName ?? '');
  if (line === holderLine(form.kind) && form.confirmedHow === 'application' && form.confirmedAt !== null) {
    return say('confirmed', form.confirmedAt, content[line]?.name ?? '');
  }
  if (line === 'authorises' && form.authorisedAt !== null) {
    return say('authorised', form.authorisedAt, form.authorisedName ?? '');
  }
  return null;
}
