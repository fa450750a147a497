import type { stockContract } from '#shared/stock/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const stockHandlers: HandlersOf<typeof stockContract> = {};
