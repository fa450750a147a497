import { localYear } from '#shared/calendars/localTime.ts';
import { canonicalJson } from '#shared/kernel/canonicalJson.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { SignerInput } from '#shared/signing/issued.ts';
import type { RowRef } from '../audit/event.ts';
import { nextFolio } from '../db/folios.ts';
import type { ReadDb } from '../db/handles.ts';
import type { FileStore } from '../files/fileStore.ts';
import { makeReport, type ReportContext } from '../reports/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';

/** The series of issued reports: INF-2026-000001, gapless in each year of the institution's zone. */
export const SERIES = 'INF';

export interface IssueInput {
  readonly request: ReportRequest;
  readonly signers: readonly SignerInput[];
}

/** A report whose data lies in the store, still without a folio. */
export interface FrozenReport {
  readonly title: string;
  readonly language: ReportData['language'];
  readonly dataSha256: string;
  readonly timeZone: string;
}

/**
 * Outside the transaction: makes the report with the caller's rights and freezes its data. What is stored is the
 * canonical JSON, so that its name in the store is the hash that is printed.
 */
export async function freezeReport(ctx: ReportContext, input: IssueInput): Promise<Result<FrozenReport>> {
  const known = await checkSigners(ctx.db, input.signers);
  if (!known.ok) return known;
  const made = await makeReport(ctx, input.request);
  if (!made.ok) return made;
  const { institution } = await loadSettings(ctx.db);
  return ok({
    title: made.value.title,
    language: made.value.language,
    dataSha256: await putData(ctx.host.files, made.value),
    timeZone: institution.timeZone,
  });
}

export async function putData(files: FileStore, data: ReportData): Promise<string> {
  return files.put(new TextEncoder().encode(canonicalJson(data)));
}

async function checkSigners(db: ReadDb, signers: readonly SignerInput[]): Promise<Result<true>> {
  const ids = signers.flatMap(({ personId }) => (personId === undefined ? [] : [personId]));
  if (new Set(ids).size < ids.length) {
    return fail({ code: 'ruleBroken', details: { rule: 'signerTwice' } });
  }
  if (ids.length === 0) return ok(true);
  const found = await db
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('isEnabled', '=', 1)
    .execute();
  return found.length === ids.length ? ok(true) : fail({ code: 'notFound', details: { entity: 'person' } });
}

type Issuer = Pick<CommandContext, 'tx' | 'trail' | 'now'> & { readonly actorId: number | null };

/** Takes the folio and writes report and lines, all in the caller's transaction; the paper is made after it. */
export async function issueReport(
  ctx: Issuer,
  input: IssueInput,
  frozen: FrozenReport,
): Promise<{ readonly id: number; readonly folio: string }> {
  const year = localYear(ctx.now, frozen.timeZone);
  const folio = formatFolio(SERIES, year, await nextFolio(ctx.tx, SERIES, year));
  const { title, language, dataSha256 } = frozen;
  const { id } = await ctx.tx
    .insertInto('issuedReports')
    .values({
      folio,
      title,
      language,
      request: canonicalJson(input.request),
      dataSha256,
      issuedAt: ctx.now,
      issuedById: ctx.actorId,
      signers: input.signers.length,
      signed: 0,
      toSign: input.signers.length > 0 ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows: RowRef[] = [{ entity: 'issuedReport', id }];
  for (const [at, signer] of input.signers.entries()) {
    const line = await ctx.tx
      .insertInto('issuedSigners')
      .values({
        reportId: id,
        position: at + 1,
        personId: signer.personId ?? null,
        name: signer.name,
        post: signer.post,
        role: signer.role,
        issuedAt: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    rows.push({ entity: 'issuedSigner', id: line.id });
  }
  await ctx.trail.record({
    action: 'issuedReport.issued',
    entity: 'issuedReport',
    entityId: id,
    version: 1,
    data: { after: { folio, dataSha256, source: input.request.source.kind, signers: input.signers.length } },
    text: { after: { title, signers: input.signers.map(({ name, role }) => ({ name, role })) } },
    rows,
    about: input.signers.flatMap(({ personId }) =>
      personId === undefined ? [] : [{ entity: 'person', id: personId }],
    ),
  });
  return { id, folio };
}
