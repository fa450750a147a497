import type { AssetRef } from '#shared/assets/fields.ts';
import type { PlanInput } from '#shared/maintenance/contract.ts';
import type { MaintenancePlan } from '#shared/maintenance/fields.ts';
import { addMonths } from '#shared/maintenance/nextDue.ts';

export interface PlanValues {
  name: string;
  scope: 'category' | 'asset';
  categoryId: string | null;
  asset: AssetRef | null;
  serviceId: string | null;
  repeats: boolean;
  everyMonths: number | string;
  firstOn: string;
  leadDays: number | string;
  instructions: string;
  isEnabled: boolean;
}

/** What a new plan begins with: a category and a service, as a report of failures found them, or an asset. */
export interface PlanSeed {
  readonly categoryId?: number | undefined;
  readonly serviceId?: number | undefined;
  readonly assetId?: number | undefined;
}

const asText = (id: number | null | undefined) => (id === null || id === undefined ? null : String(id));
const asId = (text: string | null) => (text === null ? null : Number(text));

export function valuesOf(
  plan: MaintenancePlan | null,
  seed: PlanSeed,
  seedAsset: AssetRef | null,
  today: string,
): PlanValues {
  return {
    name: plan?.name ?? '',
    scope: (plan === null ? seed.assetId !== undefined : plan.asset !== null) ? 'asset' : 'category',
    categoryId: asText(plan === null ? seed.categoryId : plan.category?.id),
    asset: plan === null ? seedAsset : plan.asset,
    serviceId: asText(plan === null ? seed.serviceId : plan.service?.id),
    repeats: plan === null || plan.everyMonths !== null,
    everyMonths: plan?.everyMonths ?? 6,
    // Far enough that saving it opens nothing by surprise.
    firstOn: plan?.firstOn ?? addMonths(`${today.slice(0, 8)}01`, 1),
    leadDays: plan?.leadDays ?? 7,
    instructions: plan?.instructions ?? '',
    isEnabled: plan?.isEnabled ?? true,
  };
}

/** When and for what; null while the form does not say it yet. */
export function scheduleOf(
  values: PlanValues,
): Pick<PlanInput, 'categoryId' | 'assetId' | 'everyMonths' | 'firstOn' | 'leadDays'> | null {
  const categoryId = values.scope === 'category' ? asId(values.categoryId) : null;
  const assetId = values.scope === 'asset' ? (values.asset?.id ?? null) : null;
  const everyMonths = values.repeats ? Number(values.everyMonths) : null;
  if (categoryId === null && assetId === null) return null;
  if (values.firstOn === '' || values.leadDays === '') return null;
  if (everyMonths !== null && !(everyMonths >= 1 && everyMonths <= 120)) return null;
  return { categoryId, assetId, everyMonths, firstOn: values.firstOn, leadDays: Number(values.leadDays) };
}

export function planInputOf(values: PlanValues): PlanInput {
  const schedule = scheduleOf(values);
  if (schedule === null) throw new Error('The form was sent before it was complete');
  return {
    ...schedule,
    name: values.name,
    serviceId: asId(values.serviceId),
    instructions: values.instructions,
    isEnabled: values.isEnabled,
  };
}
