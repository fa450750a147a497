import type { reportsContract } from '#shared/reports/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const reportsHandlers: HandlersOf<typeof reportsContract> = {};
