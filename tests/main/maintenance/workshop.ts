import type { InferContractRouterInputs } from '@orpc/contract';
import type { AssetRecord } from '#main/assets/load.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import { maintenanceJobs } from '#main/maintenance/jobs.ts';
import type { contract } from '#shared/rpc/contract.ts';
import { type AssetParts, aCategory, anAsset } from '../../builders/assets.ts';
import { anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, type Department } from '../tickets/department.ts';

type Inputs = InferContractRouterInputs<typeof contract>['maintenance'];

/** A department with an administrator who makes plans, and a category of printers. */
export interface Workshop extends AsyncDisposable {
  readonly d: Department;
  readonly admin: BuiltPerson;
  readonly categoryId: number;
  printer(parts?: AssetParts): Promise<AssetRecord>;
  /** A yearly plan for the category from 12 October 2026 on, a week ahead, unless told otherwise. */
  plan(
    parts?: Partial<Inputs['savePlan']>,
  ): ReturnType<ReturnType<Department['as']>['maintenance']['savePlan']>;
  record(
    assetId: number,
    parts?: Partial<Inputs['createRecord']>,
  ): ReturnType<ReturnType<Department['as']>['maintenance']['createRecord']>;
  /** One tick of the clock's work, each job until it has no more to do. */
  tick(): Promise<void>;
  /** Everything that is due, earliest first. */
  due(): Promise<Awaited<ReturnType<ReturnType<Department['as']>['maintenance']['due']>>['items']>;
}

export async function aWorkshop(parts: { technicians?: number } = {}): Promise<Workshop> {
  const d = await aDepartment(parts);
  const { host } = d.t;
  const admin = await anAdministrator(host, { name: 'Administradora Ana' });
  const category = await aCategory(host, { name: 'Impresoras' });
  const asAdmin = d.as(admin).maintenance;
  let made = 0;
  return {
    d,
    admin,
    categoryId: category.id,
    printer: (more = {}) => anAsset(host, { categoryId: category.id, brand: 'HP', model: 'M404', ...more }),
    plan: (more = {}) => {
      made += 1;
      return asAdmin.savePlan({
        name: `Limpieza ${made}`,
        categoryId: category.id,
        assetId: null,
        serviceId: d.serviceId,
        everyMonths: 12,
        firstOn: '2026-10-12',
        leadDays: 7,
        instructions: 'Limpiar rodillos y actualizar el firmware.',
        ...more,
      });
    },
    record: (assetId, more = {}) =>
      asAdmin.createRecord({
        assetId,
        ticketId: null,
        kind: 'corrective',
        description: 'Cambio de fusor',
        supplierId: null,
        isUnderWarranty: false,
        startedOn: '2026-10-01',
        endedOn: '2026-10-02',
        costCents: 50_000,
        parts: [{ name: 'Fusor', quantity: 1, costCents: 250_000 }],
        ...more,
      }),
    tick: async () => {
      for (const job of maintenanceJobs) {
        for (let slice = 0; slice < 40; slice += 1) {
          if (!(await job.isDue(host.db.read, d.t.now()))) break;
          if (!(await runSlice(host, job, async () => true))) break;
        }
      }
    },
    due: async () => (await asAdmin.due({ limit: 200 })).items,
    [Symbol.asyncDispose]: () => d[Symbol.asyncDispose](),
  };
}
