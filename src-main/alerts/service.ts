import type { alertsContract } from '#shared/alerts/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const alertsHandlers: HandlersOf<typeof alertsContract> = {};
