import { fail, type Result } from '#shared/kernel/result.ts';
import type { maintenanceContract } from '#shared/maintenance/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

/** Stands in until the handler is there. */
const later = async (): Promise<Result<never>> =>
  fail({ code: 'notFound', details: { entity: 'maintenance' } });

export const maintenanceHandlers: HandlersOf<typeof maintenanceContract> = {
  plans: later,
  plan: later,
  previewPlan: later,
  savePlan: later,
  due: later,
  dueMonths: later,
  openTicket: later,
  records: later,
  record: later,
  recordHistory: later,
  createRecord: later,
  updateRecord: later,
  ofAsset: later,
  ofTicket: later,
  recurring: later,
  repeated: later,
  failures: later,
};
