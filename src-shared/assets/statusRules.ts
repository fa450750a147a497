import { foldText } from '../kernel/fold.ts';
import { type AssetStatus, STATUS_KINDS } from './asset.ts';

export type StatusRule = 'statusKindFixed' | 'statusKindMissing' | 'statusRepeated';

/** Why the list of statuses may not change so; null when it may, as long as no status that goes is in use. */
export function refusedStatuses(
  before: readonly AssetStatus[],
  after: readonly AssetStatus[],
): StatusRule | null {
  const isRepeated = after.some(({ key, label }, index) =>
    after.some((other, at) => at < index && (other.key === key || foldText(other.label) === foldText(label))),
  );
  if (isRepeated) return 'statusRepeated';
  const known = new Map(before.map(({ key, kind }) => [key, kind]));
  if (after.some(({ key, kind }) => (known.get(key) ?? kind) !== kind)) return 'statusKindFixed';
  return STATUS_KINDS.every((kind) => after.some((status) => status.kind === kind))
    ? null
    : 'statusKindMissing';
}

/** The keys that are there no more. */
export function removedKeys(before: readonly AssetStatus[], after: readonly AssetStatus[]): string[] {
  return before.map(({ key }) => key).filter((key) => !after.some((status) => status.key === key));
}
