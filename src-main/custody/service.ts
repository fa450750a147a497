import { z } from 'zod';
import { addToDate, localYear, startOfDate } from '#shared/calendars/localTime.ts';
import type { custodyContract, FormFilter } from '#shared/custody/contract.ts';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

import { assetByKey } from '../assets/load.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { visibleForm } from './access.ts';
import { fileContent, storeScans, storeSignature } from './files.ts';
import { formPdf, previewPdf } from './formPdf.ts';
import { issueForm } from './issue.ts';
import { formRows, pageOfForms, position, type Selection, totalOfForms } from './listQueries.ts';
import { countHeld } from './load.ts';
import { type FormRecord, formById } from './record.ts';
import { heldItems, heldViews, staysOf, stayView } from './stays.ts';
import { authoriseForm, confirmForm, scanForm, signForm } from './steps.ts';
import { viewForm } from './view.ts';

const stayCursor = z.tuple([z.number(), z.number().int()]);
const heldCursor = z.number().int();

/** A bare number is looked for in the folios of so many years. */
const YEARS = 5;

export const custodyHandlers: HandlersOf<typeof custodyContract> = {
  async list(ctx, input) {
    const after = decodeCursor(position, input.cursor);
    if (!after.ok) return after;
    const selection = await selectionOf(ctx, input);
    const page = await pageOfForms(ctx.db, selection, after.value, input.limit);
    return ok({
      items: await formRows(ctx.db, page.ids),
      nextCursor: page.next === null ? null : encodeCursor(page.next),
      total: after.value === null ? await totalOfForms(ctx.db, selection) : null,
    });
  },

  async mine(ctx, input) {
    const after = decodeCursor(position, input.cursor);
    if (!after.ok) return after;
    const selection: Selection = {
      personId: ctx.actor.id,
      queue: input.toConfirm ? 'toConfirm' : undefined,
    };
    const page = await pageOfForms(ctx.db, selection, after.value, input.limit);
    const rows = await formRows(ctx.db, page.ids);
    return ok({
      // Who gave something on sees the form, but has nothing to say yes to.
      items: input.toConfirm ? rows.filter((row) => row.person.id === ctx.actor.id) : rows,
      nextCursor: page.next === null ? null : encodeCursor(page.next),
    });
  },

  async get(ctx, { id }) {
    const form = await visibleForm(ctx.db, ctx.actor, id);
    return form.ok ? ok(await viewForm(ctx.db, ctx.actor, form.value)) : form;
  },

  async ofAsset(ctx, input) {
    const after = decodeCursor(stayCursor, input.cursor);
    if (!after.ok) return after;
    const asset = await assetByKey(ctx.db, input.id);
    if (asset === undefined) return fail({ code: 'notFound', details: { entity: 'asset' } });
    const found = await staysOf(ctx.db, asset.id, after.value, input.limit + 1).execute();
    const page = found.slice(0, input.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return ok({
      items: page.map(stayView),
      nextCursor: last === undefined ? null : encodeCursor([last.fromAt, last.id]),
    });
  },

  async ofPerson(ctx, input) {
    const after = decodeCursor(heldCursor, input.cursor);
    if (!after.ok) return after;
    const found = await heldItems(ctx.db, input.id, after.value ?? 0, input.limit + 1).execute();
    const page = found.slice(0, input.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return ok({
      items: await heldViews(ctx.db, page),
      nextCursor: last === undefined ? null : encodeCursor(last.id),
      total: await countHeld(ctx.db, input.id),
    });
  },

  preview: previewPdf,

  async issue(ctx, input) {
    const issued = await issueForm(ctx, input);
    if (!issued.ok) return issued;
    const form = await formById(ctx.tx, issued.value.id);
    if (form === null) throw new Error(`Form ${issued.value.id} is gone`);
    return viewed(ctx, ok(form));
  },

  async confirm(ctx, input) {
    return viewed(ctx, await confirmForm(ctx, input));
  },

  async authorise(ctx, input) {
    return viewed(ctx, await authoriseForm(ctx, input));
  },

  sign: prepared({
    before: storeSignature,
    run: async (ctx, input, signature) => viewed(ctx, await signForm(ctx, input, signature)),
  }),

  attachScan: prepared({
    before: storeScans,
    run: async (ctx, input, files) => viewed(ctx, await scanForm(ctx, input, files)),
  }),

  fileContent,

  async pdf(ctx, { id }) {
    const form = await visibleForm(ctx.db, ctx.actor, id);
    return form.ok ? formPdf(ctx, form.value) : form;
  },
};

async function viewed(ctx: CommandContext, outcome: Result<FormRecord>): Promise<Result<CustodyForm>> {
  return outcome.ok ? ok(await viewForm(ctx.tx, ctx.actor, outcome.value)) : outcome;
}

async function selectionOf(ctx: QueryContext, filter: FormFilter): Promise<Selection> {
  const { institution } = await loadSettings(ctx.db);
  const zone = institution.timeZone;
  const { personId, kind, queue, q } = filter;
  return {
    personId,
    kind,
    queue,
    from: filter.from === undefined ? undefined : startOfDate(filter.from, zone),
    before: filter.to === undefined ? undefined : startOfDate(addToDate(filter.to, 1), zone),
    folios: q === undefined || q === '' ? undefined : foliosOf(q, localYear(ctx.now, zone)),
  };
}

function foliosOf(q: string, year: number): string | readonly string[] {
  if (!/^\d{1,6}$/.test(q)) return q.toUpperCase();
  return Array.from({ length: YEARS }, (_, back) => formatFolio('RG', year - back, Number(q)));
}
