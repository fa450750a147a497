import { localYear } from '#shared/calendars/localTime.ts';
import type { CustodyKind } from '#shared/custody/custody.ts';
import type { IssueInput } from '#shared/custody/fields.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { setHolder } from '../assets/holding.ts';
import type { RowRef } from '../audit/event.ts';
import { nextFolio } from '../db/folios.ts';
import type { WriteTx } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { contentOf } from './content.ts';
import { tellHolder } from './notify.ts';
import { type Plan, planOf } from './plan.ts';
import { frozen, toItem } from './record.ts';

/** The series of custody forms: RG-2026-000001, gapless in each year of the institution's zone. */
const SERIES = 'RG';

const ACTIONS: Readonly<Record<CustodyKind, string>> = {
  handOver: 'custody.handedOver',
  transfer: 'custody.transferred',
  renewal: 'custody.renewed',
  return: 'custody.returned',
};

type Issuer = Pick<CommandContext, 'tx' | 'trail' | 'actor' | 'now'>;

/** Issues a form: checks, folio, frozen text, who holds what, and the notice, all in the caller's transaction. */
export async function issueForm(ctx: Issuer, input: IssueInput): Promise<Result<{ readonly id: number }>> {
  const planned = await planOf(ctx.tx, ctx.actor, input, ctx.now);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const year = localYear(ctx.now, plan.settings.institution.timeZone);
  const folio = formatFolio(SERIES, year, await nextFolio(ctx.tx, SERIES, year));
  const { content, contentSha256 } = frozen(contentOf({ ...plan, folio }));
  const { id } = await ctx.tx
    .insertInto('custodyForms')
    .values({
      folio,
      kind: input.kind,
      personId: input.personId,
      fromPersonId: input.kind === 'transfer' ? input.fromPersonId : null,
      deliveredById: plan.delivers.personId,
      authoriserId: input.authoriserId,
      issuedAt: ctx.now,
      issuedById: ctx.actor.id,
      content,
      contentSha256,
      logo: plan.settings.printing.logo,
      isOpen: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows: RowRef[] = [{ entity: 'custodyForm', id }];
  if (plan.holderId !== null) rows.push(...(await endStays(ctx, plan, id)));
  if (plan.receiverId !== null) rows.push(...(await beginStays(ctx.tx, plan, id, plan.receiverId)));
  await setHolder(ctx, plan.assets, plan.receiverId, ctx.now);
  rows.push(...plan.assets.map((asset) => ({ entity: 'asset', id: asset.id })));
  await record(ctx, plan, { id, folio, contentSha256, rows });
  await tellHolder(ctx, { id, folio, personId: input.personId });
  return ok({ id });
}

/** Ends the present stays of the assets; forms by which nothing is held any more end with them. */
async function endStays(ctx: Issuer, plan: Plan, endFormId: number): Promise<RowRef[]> {
  const conditions = new Map(plan.lines.map(({ asset, input }) => [asset.id, input.condition]));
  const open = await ctx.tx
    .selectFrom('custodyItems')
    .selectAll()
    .where(
      'assetId',
      'in',
      plan.assets.map((asset) => asset.id),
    )
    .where('toAt', 'is', null)
    .execute();
  const rows: RowRef[] = [];
  for (const stay of open.map(toItem)) {
    await ctx.tx
      .updateTable('custodyItems')
      .set({ toAt: ctx.now, endFormId, endCondition: conditions.get(stay.assetId) ?? stay.condition })
      .where('id', '=', stay.id)
      .execute();
    rows.push({ entity: 'custodyItem', id: stay.id });
  }
  for (const formId of new Set(open.map((stay) => stay.formId))) {
    const left = await ctx.tx
      .selectFrom('custodyItems')
      .select('id')
      .where('formId', '=', formId)
      .where('toAt', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (left !== undefined) continue;
    await ctx.tx
      .updateTable('custodyForms')
      .set((eb) => ({ endedAt: ctx.now, isOpen: 0, version: eb('version', '+', 1) }))
      .where('id', '=', formId)
      .execute();
    rows.push({ entity: 'custodyForm', id: formId });
  }
  return rows;
}

async function beginStays(tx: WriteTx, plan: Plan, formId: number, personId: number): Promise<RowRef[]> {
  const rows: RowRef[] = [];
  for (const { asset, input } of plan.lines) {
    const { id } = await tx
      .insertInto('custodyItems')
      .values({
        assetId: asset.id,
        personId,
        formId,
        fromAt: plan.at,
        condition: input.condition,
        accessories: input.accessories,
        note: input.note,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    rows.push({ entity: 'custodyItem', id });
  }
  return rows;
}

interface Issued {
  readonly id: number;
  readonly folio: string;
  readonly contentSha256: string;
  readonly rows: readonly RowRef[];
}

async function record(ctx: Issuer, plan: Plan, issued: Issued): Promise<void> {
  const { id, folio, contentSha256, rows } = issued;
  const named = [plan.delivers.personId, plan.receives.personId].filter((personId) => personId !== null);
  await ctx.trail.record({
    action: ACTIONS[plan.kind],
    entity: 'custodyForm',
    entityId: id,
    version: 1,
    data: {
      before: { holderId: plan.holderId },
      after: {
        folio,
        holderId: plan.receiverId,
        items: plan.lines.map(({ asset, input }) => ({ assetId: asset.id, condition: input.condition })),
        contentSha256,
      },
    },
    text: {
      // What was said of each, which may be personal.
      said: plan.lines.flatMap(({ asset, input: { accessories, note } }) =>
        accessories === null && note === null ? [] : [{ assetId: asset.id, accessories, note }],
      ),
    },
    rows,
    about: [...new Set(named)].map((personId) => ({ entity: 'person', id: personId })),
  });
}
