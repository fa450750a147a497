import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { SlaPolicy, slaContract } from '#shared/sla/contract.ts';
import { DEFAULT_AT_RISK_PERCENT } from '#shared/sla/deadline.ts';
import { DEFAULT_POLICIES } from '#shared/sla/defaultPolicies.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import type { Trail } from '../audit/chain.ts';
import type { WriteTx } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { recomputeOpenTickets } from '../tickets/service.ts';
import { loadMatrix } from './load.ts';
import {
  insertPolicy,
  listPolicies,
  markPolicyRemoved,
  matrixRowId,
  type PolicyFields,
  policyById,
  rowExists,
  updatePolicy,
  writeMatrix,
} from './queries.ts';

const notFound = { code: 'notFound', details: { entity: 'slaPolicy' } } as const;
/** A ticket of any service and priority must find a policy, so the general ones stay as they are placed. */
const generalNeeded = { code: 'ruleBroken', details: { rule: 'generalPolicyNeeded' } } as const;

export const slaHandlers: HandlersOf<typeof slaContract> = {
  async policies(ctx) {
    return ok({ items: await listPolicies(ctx.db) });
  },

  async savePolicy(ctx, input) {
    const { id, version, applyToOpen, commandId: _commandId, ...fields } = input;
    const refusal = await refusalOf(ctx, id, fields);
    if (refusal !== null) return fail(refusal);
    const saved = id === undefined ? await create(ctx, fields) : await change(ctx, id, version, fields);
    if (!saved.ok) return saved;
    // A service's own policy takes over tickets that the general one promised for, so these are found by the service.
    const { serviceId, priority } = fields;
    const scope = serviceId === null ? { policyId: saved.value.id } : { serviceId, priority };
    const recomputed = applyToOpen ? await recomputeOpenTickets(ctx, scope) : 0;
    return ok({ policy: saved.value, recomputed });
  },

  async removePolicy(ctx, input) {
    const present = await policyById(ctx.tx, input.id);
    if (present === null) return fail(notFound);
    if (present.version !== input.version) {
      return fail(await conflictOf(ctx.tx, 'slaPolicy', present.id, present.version, input.version));
    }
    if (present.service === null) return fail(generalNeeded);
    await markPolicyRemoved(ctx.tx, present.id, ctx.now);
    await ctx.trail.record({
      action: 'slaPolicy.removed',
      entity: 'slaPolicy',
      entityId: present.id,
      version: present.version + 1,
      data: { before: fieldsOf(present) },
      rows: [{ entity: 'slaPolicy', id: present.id }],
      about: [{ entity: 'service', id: present.service.id }],
    });
    return ok({ done: true });
  },

  async matrix(ctx) {
    return ok(await loadMatrix(ctx.db));
  },

  async saveMatrix(ctx, input) {
    const present = await loadMatrix(ctx.tx);
    if (present.version !== input.version) {
      const id = (await matrixRowId(ctx.tx)) ?? 0;
      return fail(await conflictOf(ctx.tx, 'setting', id, present.version, input.version));
    }
    const id = await writeMatrix(ctx.tx, input.matrix);
    const version = present.version + 1;
    await ctx.trail.record({
      action: 'priorityMatrix.changed',
      entity: 'setting',
      entityId: id,
      version,
      data: changesBetween(present.matrix, input.matrix),
      rows: [{ entity: 'setting', id }],
    });
    return ok({ matrix: input.matrix, version });
  },
};

/**
 * Gives every priority that has no general policy yet the one a new institution begins with. For the first start, and
 * for an import into an empty database.
 */
export async function ensureGeneralPolicies(ctx: { tx: WriteTx; trail: Trail }): Promise<void> {
  const policies = await listPolicies(ctx.tx);
  const held = new Set(policies.filter((policy) => policy.service === null).map((policy) => policy.priority));
  for (const priority of PRIORITIES) {
    if (held.has(priority)) continue;
    await insert(ctx, {
      serviceId: null,
      priority,
      ...DEFAULT_POLICIES[priority],
      atRiskPercent: DEFAULT_AT_RISK_PERCENT,
      calendarId: null,
    });
  }
}

async function refusalOf(
  ctx: CommandContext,
  id: number | undefined,
  fields: PolicyFields,
): Promise<AppError | null> {
  const policies = await listPolicies(ctx.tx);
  const holder = policies.find(
    (policy) => (policy.service?.id ?? null) === fields.serviceId && policy.priority === fields.priority,
  );
  if (holder !== undefined && holder.id !== id) return { code: 'duplicate', details: { field: 'priority' } };
  if (fields.serviceId !== null && !(await rowExists(ctx.tx, 'services', fields.serviceId))) {
    return { code: 'notFound', details: { entity: 'service' } };
  }
  if (fields.calendarId !== null && !(await rowExists(ctx.tx, 'calendars', fields.calendarId))) {
    return { code: 'notFound', details: { entity: 'calendar' } };
  }
  return null;
}

async function create(ctx: CommandContext, fields: PolicyFields): Promise<Result<SlaPolicy>> {
  return saved(ctx, await insert(ctx, fields));
}

async function insert({ tx, trail }: { tx: WriteTx; trail: Trail }, fields: PolicyFields): Promise<number> {
  const id = await insertPolicy(tx, fields);
  await trail.record({
    action: 'slaPolicy.created',
    entity: 'slaPolicy',
    entityId: id,
    version: 1,
    data: { after: fields },
    rows: [{ entity: 'slaPolicy', id }],
    about: fields.serviceId === null ? [] : [{ entity: 'service', id: fields.serviceId }],
  });
  return id;
}

async function change(
  ctx: CommandContext,
  id: number,
  version: number | undefined,
  fields: PolicyFields,
): Promise<Result<SlaPolicy>> {
  const present = await policyById(ctx.tx, id);
  if (present === null) return fail(notFound);
  if (present.version !== version) {
    return fail(await conflictOf(ctx.tx, 'slaPolicy', id, present.version, version ?? 0));
  }
  const moves = fields.serviceId !== null || fields.priority !== present.priority;
  if (present.service === null && moves) return fail(generalNeeded);
  await updatePolicy(ctx.tx, id, fields);
  await ctx.trail.record({
    action: 'slaPolicy.changed',
    entity: 'slaPolicy',
    entityId: id,
    version: present.version + 1,
    data: changesBetween<PolicyFields>(fieldsOf(present), fields),
    rows: [{ entity: 'slaPolicy', id }],
    about: fields.serviceId === null ? [] : [{ entity: 'service', id: fields.serviceId }],
  });
  return saved(ctx, id);
}

function fieldsOf(policy: SlaPolicy): PolicyFields {
  const { service, calendar, id: _id, version: _version, ...rest } = policy;
  return { ...rest, serviceId: service?.id ?? null, calendarId: calendar?.id ?? null };
}

async function saved(ctx: CommandContext, id: number): Promise<Result<SlaPolicy>> {
  const policy = await policyById(ctx.tx, id);
  if (policy === null) throw new Error(`SLA policy ${id} was not stored`);
  return ok(policy);
}
