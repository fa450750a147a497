import type { SlaPolicy } from '#shared/sla/contract.ts';
import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';

/** A row of the table: the general promises, or those of a service that has its own. */
export interface PromiseRow {
  /** Null: general. */
  readonly service: { readonly id: number; readonly name: string } | null;
  readonly cells: Readonly<Record<Priority, Promised>>;
}

export interface Promised {
  /** The policy that holds; null only in an institution without general ones. */
  readonly policy: SlaPolicy | null;
  /** Whether it is the row's own or taken over from the general ones. */
  readonly isOwn: boolean;
}

/** The general promises first, then every service that has one of its own, by name. */
export function promiseRows(
  policies: readonly SlaPolicy[],
  compare: (a: string, b: string) => number,
): PromiseRow[] {
  const services = new Map(
    policies.flatMap((policy) => (policy.service === null ? [] : [[policy.service.id, policy.service]])),
  );
  const find = (serviceId: number | null, priority: Priority) =>
    policies.find((policy) => (policy.service?.id ?? null) === serviceId && policy.priority === priority) ??
    null;
  const rowOf = (service: PromiseRow['service']): PromiseRow => {
    const cell = (priority: Priority): Promised => {
      const own = find(service?.id ?? null, priority);
      return { policy: own ?? find(null, priority), isOwn: own !== null };
    };
    return {
      service,
      cells: Object.fromEntries(
        PRIORITIES.map((priority) => [priority, cell(priority)]),
      ) as PromiseRow['cells'],
    };
  };
  const own = [...services.values()].sort((a, b) => compare(a.name, b.name));
  return [rowOf(null), ...own.map(rowOf)];
}
