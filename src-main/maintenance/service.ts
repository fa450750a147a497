import type { maintenanceContract } from '#shared/maintenance/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const maintenanceHandlers: HandlersOf<typeof maintenanceContract> = {};
