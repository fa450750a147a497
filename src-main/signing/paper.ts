import { ok } from '#shared/kernel/result.ts';
import { reportData } from '#shared/reports/reportData.ts';
import type { TrailContext } from '../audit/event.ts';
import { letterheadOf, renderReport } from '../reports/service.ts';
import type { Host } from '../rpc/host.ts';
import { preparePaper } from './pdf/issuePaper.ts';
import { headNow, type ReportRecord, reportById, revisionsOf, signersOf } from './record.ts';

/** What papers are made with: the host of a window or of the command line. */
export interface PaperHost extends Pick<Host, 'db' | 'auditor' | 'files'> {
  /** Nobody watches a command line. */
  readonly hub?: Pick<Host['hub'], 'poke'>;
}

/** Papers that are being made now, by database and report. */
const inMaking = new WeakMap<PaperHost['db'], Map<number, Promise<void>>>();

/**
 * Puts an issued report on paper unless it is already: from the data that was frozen, once. If that fails (a full disk,
 * a program that was closed) the report is issued all the same, and whoever asks for the paper next makes it.
 *
 * @throws {PdfFailed} when it cannot be rendered
 */
export async function ensurePaper(host: PaperHost, context: TrailContext, reportId: number): Promise<void> {
  const making = inMaking.get(host.db) ?? new Map<number, Promise<void>>();
  inMaking.set(host.db, making);
  const known = making.get(reportId);
  if (known !== undefined) return known;
  const made = makePaper(host, context, reportId).finally(() => making.delete(reportId));
  making.set(reportId, made);
  return made;
}

async function makePaper(host: PaperHost, context: TrailContext, reportId: number): Promise<void> {
  const { read } = host.db;
  const report = await reportById(read, reportId);
  if (report === null || (await revisionsOf(read, reportId)).length > 0) return;
  const head = await headNow(read);
  const bytes = await rendered(host, report, head);
  const sha256 = await host.files.put(bytes);
  const { events } = await host.auditor.write(context, async (tx, trail) => {
    // Another workstation may have been faster; then this one's file is simply not named by anything.
    const present = await tx
      .selectFrom('issuedRevisions')
      .select('id')
      .where('reportId', '=', reportId)
      .executeTakeFirst();
    if (present !== undefined) return ok(null);
    const { id } = await tx
      .insertInto('issuedRevisions')
      .values({
        reportId,
        number: 0,
        signerId: null,
        bytes: bytes.length,
        sha256,
        at: context.now,
        byId: context.actorId,
        reason: null,
        certificates: null,
        seenSeq: head.seq,
        seenEpoch: head.epoch,
        seenHash: head.hash,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trail.record({
      action: 'issuedReport.printed',
      entity: 'issuedReport',
      entityId: reportId,
      version: report.version,
      data: { after: { revision: 0, sha256 } },
      rows: [{ entity: 'issuedRevision', id }],
    });
    return ok(null);
  });
  host.hub?.poke(events);
}

async function rendered(
  host: PaperHost,
  report: ReportRecord,
  head: Awaited<ReturnType<typeof headNow>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const data = reportData.parse(JSON.parse((await host.files.read(report.dataSha256)).toString()));
  const signers = await signersOf(host.db.read, report.id);
  const document = await renderReport(data, 'pdf', {
    letterhead: await letterheadOf({ db: host.db.read, host }),
    issue: {
      folio: report.folio,
      qr: qrText(report.folio, report.dataSha256),
      hash: report.dataSha256,
      signers: signers.map(({ role, name, post }) => ({ role, name, post })),
    },
  });
  const lines = signers.map((signer, at) => ({
    place: document.stamps[at] ?? null,
    label: `${signer.role}: ${signer.name}`,
  }));
  return preparePaper(document.bytes, lines, {
    folio: report.folio,
    databaseId: host.db.databaseId,
    epoch: head.epoch,
    seq: head.seq,
    hash: Buffer.from(head.hash).toString('hex'),
  });
}

/** What the QR code says: enough to find the report and to compare what it is known by. */
export function qrText(folio: string, dataSha256: string): string {
  return `${folio} sha256:${dataSha256}`;
}
