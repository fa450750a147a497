import { toIso } from '#shared/kernel/time.ts';
import { priorityWords } from '#shared/sla/words.ts';
import type { Ticket, TicketAttachment } from '#shared/tickets/fields.ts';
import type { Say } from '#shared/tickets/historySentence.ts';
import { historyTexts } from '#shared/tickets/historyTexts.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { imageSize } from '../pdf/imageSize.ts';
import type { PdfJob } from '../pdf/pdfJob.ts';
import { fill, printable } from '../pdf/printable.ts';
import { PdfFailed, pdfRenderer } from '../pdf/renderPdf.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { ticketHistory } from './history.ts';
import { historyContent, type Picture } from './historyPdfContent.ts';
import { historyPdfTexts } from './historyPdfTexts.ts';
import type { Words } from './historyPdfWords.ts';
import type { TicketRecord } from './record.ts';
import { viewTicket } from './view.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;

/** A picture larger than that is listed by its name: to set it would take the memory of the whole program. */
const MAX_PIXELS = 40_000_000;
/** All pictures of one document together; the rest is listed by name. */
const MAX_BYTES = 60_000_000;

/**
 * A ticket and its whole history as the caller may see it, as a PDF (media type `application/pdf`, named by the
 * folio). PNG and JPEG files are shown in place, other files listed by name.
 *
 * @throws {PdfFailed} when it cannot be rendered, or not in time
 */
export async function historyPdf(
  ctx: QueryContext,
  ticket: TicketRecord,
  language: 'es' | 'en' | 'pt',
): Promise<File> {
  const view = await viewTicket(ctx.db, ctx.actor, ticket);
  const history = await ticketHistory(ctx.db, ctx.actor, ticket);
  const { institution } = await loadSettings(ctx.db);
  const texts = historyPdfTexts[language];
  const locale = LOCALES[language];
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: institution.timeZone,
  });
  const when = (iso: string) => format.format(Date.parse(iso));
  const named = { ...ticketWords[language], ...priorityWords[language] };
  const say: Say = {
    texts: historyTexts[language],
    words: named,
    dateTime: when,
    duration: (seconds) => `${Math.round(seconds / 60)} min`,
    hasArrows: false,
  };
  const words: Words = { texts, words: named, say, when };
  const jobWith = (pictures: ReadonlyMap<number, Picture>): PdfJob => ({
    title: `${view.folio} · ${printable(view.title)}`,
    language: locale,
    letterhead: {
      institution: printable(institution.name) || 'SoporteBalance',
      document: texts.document,
      reference: view.folio,
    },
    footer: fill(texts.printedAt, { when: words.when(toIso(ctx.now)) }),
    pageLabel: texts.page,
    content: historyContent(view, history, words, pictures),
    images: Object.fromEntries([...pictures.values()].map((picture) => [picture.key, picture.bytes])),
  });
  const pictures = await picturesOf(ctx, view);
  const bytes = await pdfRenderer.render(jobWith(pictures)).catch((fault: unknown) => {
    // A damaged picture must not cost the whole document.
    if (pictures.size === 0 || !(fault instanceof PdfFailed) || fault.code === 'queueFull') throw fault;
    return pdfRenderer.render(jobWith(new Map()));
  });
  return new File([bytes], `${view.folio}.pdf`, { type: 'application/pdf' });
}

/** The files of a ticket that can be shown in place, by attachment id. */
async function picturesOf(ctx: QueryContext, view: Ticket): Promise<Map<number, Picture>> {
  const all: TicketAttachment[] = [
    ...view.attachments,
    ...view.messages.flatMap((message) => message.attachments),
  ].filter((file) => file.mediaType === 'image/png' || file.mediaType === 'image/jpeg');
  const pictures = new Map<number, Picture>();
  if (all.length === 0) return pictures;
  const stored = await ctx.db
    .selectFrom('attachments')
    .select(['id', 'sha256'])
    .where(
      'id',
      'in',
      all.map((file) => file.id),
    )
    .execute();
  const hashes = new Map(stored.map((row) => [row.id, row.sha256]));
  let left = MAX_BYTES;
  for (const file of all) {
    const hash = hashes.get(file.id);
    if (hash === undefined || file.bytes > left) continue;
    // A file that is missing or was altered is `verify`'s to report; here its name has to do.
    const bytes = await ctx.host.files.read(hash).catch(() => null);
    const size = bytes === null ? null : imageSize(bytes);
    if (bytes === null || size === null || size.width * size.height > MAX_PIXELS) continue;
    left -= file.bytes;
    pictures.set(file.id, { key: `image${file.id}`, bytes, ...size });
  }
  return pictures;
}
