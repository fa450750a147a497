import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import { assetsByIds } from '../assets/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { recordsOfTicket } from '../maintenance/load.ts';
import { imageSize } from '../pdf/imageSize.ts';
import { fill, printable } from '../pdf/printable.ts';
import { pdfRenderer } from '../pdf/renderPdf.ts';
import { letterheadLines, type SignedPaper } from '../pdf/signedPaper.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import type { TicketRecord } from './record.ts';
import { type FormPerson, type ServiceForm, serviceFormContent } from './serviceFormContent.ts';
import { serviceFormTexts } from './serviceFormTexts.ts';
import { viewTicket } from './view.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;

/**
 * The service form of a ticket, for technician and requester to sign: what failed, what was done, with which parts and
 * in what time. Refused (`noServiceForm`) where the ticket's service does not ask for one. Before the ticket is resolved
 * room is left to write by hand. Made of what is stored now: unlike a custody form it gives nothing to anybody.
 *
 * @throws {PdfFailed} when it cannot be rendered, or not in time
 */
export async function serviceFormPdf(
  ctx: QueryContext,
  ticket: TicketRecord,
  language: 'es' | 'en' | 'pt',
): Promise<Result<File>> {
  const view = await viewTicket(ctx.db, ctx.actor, ticket);
  if (view.printedForm !== 'service') return fail({ code: 'ruleBroken', details: { rule: 'noServiceForm' } });
  const { institution, printing } = await loadSettings(ctx.db);
  const texts = serviceFormTexts[language];
  const locale = LOCALES[language];
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: institution.timeZone,
  });
  const when = (iso: string) => format.format(Date.parse(iso));
  const records = await recordsOfTicket(ctx.db, ticket.id);
  const { email, phone, post: _post } = view.requesterContact;
  const requester = await personById(ctx.db, ticket.requesterId);
  const technicianId =
    ticket.status === 'resolved' || ticket.status === 'closed' ? ticket.lastSolverId : null;
  const form: ServiceForm = {
    requester: requester ?? { name: view.requester.name, post: null, employeeNumber: null },
    area: view.area?.name ?? null,
    location: view.location?.name ?? null,
    contact: [phone, email].filter((part) => part !== null).join(' · ') || null,
    service: view.service?.name ?? null,
    technician: await personById(ctx.db, technicianId ?? ticket.assigneeId),
    received: when(view.createdAt),
    started: view.firstAssignedAt === null ? null : when(view.firstAssignedAt),
    finished: view.resolvedAt === null ? null : when(view.resolvedAt),
    worked: view.workedMinutes === 0 ? null : hoursAndMinutes(view.workedMinutes),
    title: view.title,
    description: view.description,
    solution: view.solution,
    equipment: await equipmentOf(ctx.db, ticket.id),
    parts: records.flatMap((record) =>
      record.parts.map(({ quantity, name }) => ({
        quantity,
        name,
        isUnderWarranty: record.isUnderWarranty,
      })),
    ),
  };
  const logo = printing.logo === null ? null : await ctx.host.files.read(printing.logo).catch(() => null);
  const hasLogo = logo !== null && imageSize(logo) !== null;
  const paper: SignedPaper = {
    title: `${view.folio} · ${texts.document}`,
    language: locale,
    letterhead: {
      institution: printable(institution.name) || 'SoporteBalance',
      lines: letterheadLines(printable(printing.letterhead)),
      logo: hasLogo ? 'logo' : null,
    },
    referenceLabel: texts.folio,
    reference: view.folio,
    copies: texts.copies,
    footer: fill(texts.printedAt, { when: when(toIso(ctx.now)) }),
    pageLabel: texts.page,
    watermark: null,
    content: serviceFormContent(form, texts),
    images: hasLogo ? { logo } : {},
  };
  const bytes = await pdfRenderer.render(paper);
  return ok(new File([bytes], `${view.folio}-servicio.pdf`, { type: 'application/pdf' }));
}

async function personById(db: ReadDb, id: number | null): Promise<FormPerson | null> {
  if (id === null) return null;
  const person = await db
    .selectFrom('people')
    .select(['name', 'post', 'employeeNumber'])
    .where('id', '=', id)
    .executeTakeFirst();
  return person ?? null;
}

async function equipmentOf(db: ReadDb, ticketId: number): Promise<ServiceForm['equipment']> {
  const ties = await db
    .selectFrom('ticketAssets')
    .select('assetId')
    .where('ticketId', '=', ticketId)
    .orderBy('id')
    .execute();
  const assets = await assetsByIds(
    db,
    ties.map((tie) => tie.assetId),
  );
  return assets.map((asset) => ({
    inventoryNumber: asset.inventoryNumber,
    name: asset.name,
    brandAndModel: [asset.brand, asset.model].filter((part) => part !== null).join(' '),
    serial: asset.serial,
  }));
}

/** `2 h 05 min`. */
function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')} min`;
}
