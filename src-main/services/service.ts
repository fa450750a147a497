import { changesBetween } from '#shared/kernel/changes.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Service, servicesContract } from '#shared/services/contract.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import {
  insertProcedure,
  insertService,
  listServices,
  newestProcedure,
  proceduresOf,
  type ServiceFields,
  serviceById,
  serviceNamed,
  skillExists,
  updateService,
} from './queries.ts';

const notFound = { code: 'notFound', details: { entity: 'service' } } as const;

export const servicesHandlers: HandlersOf<typeof servicesContract> = {
  async list(ctx, input) {
    // Only who manages the catalogue has a use for what is out of service.
    const withDisabled = input.withDisabled === true && ctx.actor.roles.some((role) => role !== 'requester');
    return ok({ items: await listServices(ctx.db, { withDisabled }) });
  },

  async save(ctx, input) {
    const { id, version, commandId: _commandId, ...fields } = input;
    const refusal = await refusalOf(ctx, id, fields);
    if (refusal !== null) return fail(refusal);
    return id === undefined ? create(ctx, fields) : change(ctx, id, version, fields);
  },

  async procedures(ctx, input) {
    if ((await serviceById(ctx.db, input.id)) === null) return fail(notFound);
    return ok({ items: await proceduresOf(ctx.db, input.id) });
  },

  /** Versions are only added: `afterNumber` is the newest one that the writer had read. */
  async saveProcedure(ctx, input) {
    if ((await serviceById(ctx.tx, input.id)) === null) return fail(notFound);
    const newest = await newestProcedure(ctx.tx, input.id);
    const present = newest?.number ?? 0;
    if (present !== input.afterNumber) {
      if (newest === null) return fail({ code: 'notFound', details: { entity: 'procedure' } });
      const conflict = await conflictOf(ctx.tx, 'procedure', newest.id, present, input.afterNumber);
      return fail(conflict);
    }
    const number = present + 1;
    const id = await insertProcedure(ctx.tx, {
      serviceId: input.id,
      number,
      body: input.body,
      createdAt: ctx.now,
      createdById: ctx.actor.id,
    });
    await ctx.trail.record({
      action: 'procedure.written',
      entity: 'procedure',
      entityId: id,
      version: number,
      data: { after: { serviceId: input.id, number } },
      rows: [{ entity: 'procedure', id }],
      about: [{ entity: 'service', id: input.id }],
    });
    const saved = (await proceduresOf(ctx.tx, input.id)).find((procedure) => procedure.id === id);
    if (saved === undefined) throw new Error(`Procedure ${id} was not stored`);
    return ok(saved);
  },
};

async function refusalOf(
  ctx: CommandContext,
  id: number | undefined,
  fields: ServiceFields,
): Promise<AppError | null> {
  const holder = await serviceNamed(ctx.tx, fields.category, fields.name);
  if (holder !== null && holder !== id) return { code: 'duplicate', details: { field: 'name' } };
  if (fields.skillId !== null && !(await skillExists(ctx.tx, fields.skillId))) {
    return { code: 'notFound', details: { entity: 'skill' } };
  }
  return null;
}

async function create(ctx: CommandContext, fields: ServiceFields): Promise<Result<Service>> {
  const id = await insertService(ctx.tx, fields);
  await ctx.trail.record({
    action: 'service.created',
    entity: 'service',
    entityId: id,
    version: 1,
    data: { after: fields },
    rows: [{ entity: 'service', id }],
  });
  return saved(ctx, id);
}

async function change(
  ctx: CommandContext,
  id: number,
  version: number | undefined,
  fields: ServiceFields,
): Promise<Result<Service>> {
  const present = await serviceById(ctx.tx, id);
  if (present === null) return fail(notFound);
  if (present.version !== version) {
    return fail(await conflictOf(ctx.tx, 'service', id, present.version, version ?? 0));
  }
  await updateService(ctx.tx, id, fields);
  await ctx.trail.record({
    action: 'service.changed',
    entity: 'service',
    entityId: id,
    version: present.version + 1,
    data: changesBetween<ServiceFields>({ ...present, skillId: present.skill?.id ?? null }, fields),
    rows: [{ entity: 'service', id }],
  });
  return saved(ctx, id);
}

async function saved(ctx: CommandContext, id: number): Promise<Result<Service>> {
  const service = await serviceById(ctx.tx, id);
  if (service === null) throw new Error(`Service ${id} was not stored`);
  return ok(service);
}
