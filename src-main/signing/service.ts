import { localYear } from '#shared/calendars/localTime.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { IssuedFilter, signingContract } from '#shared/signing/contract.ts';
import type { IssuedReport } from '#shared/signing/issued.ts';
import { fromBase64, toBase64 } from '#shared/signing/pem.ts';
import { maySignLine, seesAllReports } from '#shared/signing/rules.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { factsOf, visibleReport } from './access.ts';
import { toVerdict } from './chain.ts';
import { dropDraft } from './drafts.ts';
import { freezeReport, issueReport, SERIES } from './issue.ts';
import { issuedRows, pageOfReports, position, type Selection } from './listQueries.ts';
import { ensurePaper } from './paper.ts';
import { type ReportRecord, revisionsOf, signersOf } from './record.ts';
import { checkGiven, finishSignature, prepareSignature, recordSignature } from './sign.ts';
import { addRoots, listRoots, readAuthorities, removeRoot } from './trust.ts';
import { MOST_BYTES, verifyPaper } from './verifyPaper.ts';
import { viewReport } from './view.ts';
import { withdrawReport } from './withdraw.ts';

export { type CommandLineSigner, issueAndSign } from './issueAndSign.ts';
export { MOST_BYTES, verifyPaper } from './verifyPaper.ts';

/** A bare number is looked for in the folios of so many years. */
const YEARS = 5;

export const signingHandlers: HandlersOf<typeof signingContract> = {
  async list(ctx, input) {
    const after = decodeCursor(position, input.cursor);
    if (!after.ok) return after;
    const page = await pageOfReports(ctx.db, await selectionOf(ctx, input), after.value, input.limit);
    return ok({
      items: await issuedRows(ctx.db, page.ids),
      nextCursor: page.next === null ? null : encodeCursor(page.next),
    });
  },

  async get(ctx, { id }) {
    const report = await visibleReport(ctx.db, ctx.actor, id);
    if (!report.ok) return report;
    const view = await viewReport(ctx.db, ctx.actor, report.value);
    if (!view.hasPaper) void begun(ctx, view.id);
    return ok(view);
  },

  issue: prepared({
    before: freezeReport,
    run: async (ctx, input, frozen) => ok(await issueReport(issuerOf(ctx), input, frozen)),
    after: async (ctx, { id }) => {
      await begun(ctx, id);
    },
  }),

  async withdraw(ctx, input) {
    return viewed(ctx, await withdrawReport(ctx, input));
  },

  async pdf(ctx, { id, revision }) {
    const report = await visibleReport(ctx.db, ctx.actor, id);
    if (!report.ok) return report;
    const { folio } = report.value;
    await ensurePaper(ctx.host, trailOf(ctx), report.value.id);
    const revisions = await revisionsOf(ctx.db, report.value.id);
    const wanted =
      revision === undefined ? revisions.at(-1) : revisions.find(({ number }) => number === revision);
    if (wanted === undefined) return fail({ code: 'notFound', details: { entity: 'issuedRevision' } });
    return ok(await fileOf(ctx, wanted.sha256, `${folio}.pdf`, 'application/pdf'));
  },

  async data(ctx, { id }) {
    const report = await visibleReport(ctx.db, ctx.actor, id);
    if (!report.ok) return report;
    const { dataSha256, folio } = report.value;
    return ok(await fileOf(ctx, dataSha256, `${folio}.json`, 'application/json'));
  },

  async inspect(ctx, { certificates }) {
    const checked = await checkGiven(ctx.db, certificates, ctx.now);
    return checked.ok ? ok(toVerdict(checked.value)) : checked;
  },

  async prepare(ctx, { id, ...request }) {
    const report = await visibleReport(ctx.db, ctx.actor, id);
    if (!report.ok) return report;
    const line = (await signersOf(ctx.db, id)).find((signer) => signer.id === request.signerId);
    // A line that bears a signature already, and a report that is void, are told as such further on.
    const open = { ...factsOf(report.value), isWithdrawn: false };
    if (line === undefined) return fail({ code: 'notFound', details: { entity: 'issuedSigner' } });
    if (!maySignLine(ctx.actor, open, { personId: line.personId, isSigned: false })) {
      return fail({ code: 'forbidden', details: {} });
    }
    await ensurePaper(ctx.host, trailOf(ctx), id);
    const drafted = await prepareSignature(ctx.host, report.value, request, {
      actorId: ctx.actor.id,
      now: ctx.now,
    });
    if (!drafted.ok) return drafted;
    const { token, toBeSigned, expiresAt } = drafted.value;
    return ok({ token, toBeSigned: toBase64(toBeSigned), expiresAt: toIso(expiresAt) });
  },

  complete: prepared({
    before: (ctx: QueryContext, input: { readonly token: string; readonly signature: string }) =>
      finishSignature(
        ctx.host,
        { token: input.token, signature: fromBase64(input.signature) },
        { actorId: ctx.actor.id, now: ctx.now },
      ),
    run: async (ctx, input, paper) => {
      const signed = await recordSignature(ctx, ctx.actor.id, paper);
      dropDraft(ctx.host.db, input.token);
      return viewed(ctx, signed);
    },
  }),

  async verify(ctx, { file }) {
    if (file.size > MOST_BYTES) return fail({ code: 'tooLarge', details: { maxBytes: MOST_BYTES } });
    return ok(await verifyPaper(ctx.host, new Uint8Array(await file.arrayBuffer()), ctx.now));
  },

  async roots(ctx) {
    return ok({ items: await listRoots(ctx.db) });
  },

  addRoots: prepared({
    before: (_ctx: QueryContext, input: { readonly file: File }) => readAuthorities(input.file),
    run: (ctx, _input, certificates) => addRoots(ctx, certificates),
  }),

  removeRoot,
};

async function viewed(ctx: CommandContext, outcome: Result<ReportRecord>): Promise<Result<IssuedReport>> {
  return outcome.ok ? ok(await viewReport(ctx.tx, ctx.actor, outcome.value)) : outcome;
}

/** Makes the paper where there is none yet. If that fails, the report is issued all the same; the next who looks at it tries again. */
async function begun(ctx: QueryContext, id: number): Promise<void> {
  try {
    await ensurePaper(ctx.host, trailOf(ctx), id);
  } catch (fault) {
    ctx.host.report('issued-paper', fault);
  }
}

function issuerOf({ tx, trail, now, actor }: CommandContext) {
  return { tx, trail, now, actorId: actor.id };
}

function trailOf({ actor, connection, now }: QueryContext) {
  return { actorId: actor.id, origin: connection.origin, now };
}

async function fileOf(ctx: QueryContext, sha256: string, name: string, type: string): Promise<File> {
  return new File([new Uint8Array(await ctx.host.files.read(sha256))], name, { type });
}

async function selectionOf(ctx: QueryContext, { q, state }: IssuedFilter): Promise<Selection> {
  const { institution } = await loadSettings(ctx.db);
  const year = localYear(ctx.now, institution.timeZone);
  return {
    personId: seesAllReports(ctx.actor.roles) ? undefined : ctx.actor.id,
    state,
    folios: q === undefined || q === '' ? undefined : foliosOf(q, year),
  };
}

function foliosOf(q: string, year: number): string | readonly string[] {
  if (!/^\d{1,6}$/.test(q)) return q.toUpperCase();
  return Array.from({ length: YEARS }, (_, back) => formatFolio(SERIES, year - back, Number(q)));
}
