import { type AssetStatus, STATUS_KINDS, type StatusKind } from '#shared/assets/asset.ts';
import { foldText } from '#shared/kernel/fold.ts';

/** One more status of a kind, with a key that no other has and that never changes again. */
export function withStatus(statuses: readonly AssetStatus[], kind: StatusKind): AssetStatus[] {
  const taken = new Set(statuses.map(({ key }) => key));
  let number = 2;
  while (taken.has(`${kind}${number}`)) number += 1;
  return inOrder([...statuses, { key: `${kind}${number}`, kind, label: '' }]);
}

/** The first of its kind is the one that is used unless another is chosen. */
export function madeFirst(statuses: readonly AssetStatus[], key: string): AssetStatus[] {
  const one = statuses.find((status) => status.key === key);
  return one === undefined ? [...statuses] : inOrder([one, ...statuses.filter((other) => other !== one)]);
}

/** By kind, and within a kind as they were. */
export function inOrder(statuses: readonly AssetStatus[]): AssetStatus[] {
  return STATUS_KINDS.flatMap((kind) => statuses.filter((status) => status.kind === kind));
}

export type StatusProblem = 'status' | 'twice';

/** What is wrong with each label, by the key of its status. */
export function statusProblems(statuses: readonly AssetStatus[]): Map<string, StatusProblem> {
  const problems = new Map<string, StatusProblem>();
  const seen = new Set<string>();
  for (const { key, label } of statuses) {
    const name = foldText(label).trim();
    if (name === '') problems.set(key, 'status');
    else if (seen.has(name)) problems.set(key, 'twice');
    seen.add(name);
  }
  return problems;
}
