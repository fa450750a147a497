import type { AssetStatus, StatusKind } from '#shared/assets/asset.ts';

export const STATUS_STEPS = ['toRepair', 'back', 'lost', 'found'] as const;
export type StatusStep = (typeof STATUS_STEPS)[number];

interface Standing {
  readonly status: AssetStatus;
  readonly holder: object | null;
}

/** What an asset becomes when it is neither in repair nor lost any more: custody alone says whether it is in use. */
export function kindAtRest({ holder }: Pick<Standing, 'holder'>): StatusKind {
  return holder === null ? 'available' : 'inUse';
}

/** The steps that an asset can take now. */
export function stepsOf({ status }: Pick<Standing, 'status'>): StatusStep[] {
  switch (status.kind) {
    case 'available':
    case 'inUse':
      return ['toRepair', 'lost'];
    case 'inRepair':
      return ['back', 'lost'];
    case 'lost':
      return ['found'];
    case 'retired':
      return [];
  }
}

/** The statuses that a step can end in: those of its kind, the institution's first one first. */
export function statusesAfter(
  step: StatusStep | 'other',
  asset: Standing,
  statuses: readonly AssetStatus[],
): AssetStatus[] {
  const rest = kindAtRest(asset);
  const kinds: readonly StatusKind[] =
    step === 'toRepair'
      ? ['inRepair']
      : step === 'lost'
        ? ['lost']
        : step === 'other'
          ? [rest, 'inRepair', 'lost']
          : [rest];
  return statuses.filter((one) => kinds.includes(one.kind) && one.key !== asset.status.key);
}

/** Whether the institution has more statuses than the steps lead to, so that they need a choice of their own. */
export function hasOtherStatuses(asset: Standing, statuses: readonly AssetStatus[]): boolean {
  if (asset.status.kind === 'retired') return false;
  const reached = new Set(stepsOf(asset).map((step) => statusesAfter(step, asset, statuses)[0]?.key));
  return statusesAfter('other', asset, statuses).some((one) => !reached.has(one.key));
}
