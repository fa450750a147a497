import type { custodyContract } from '#shared/custody/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const custodyHandlers: HandlersOf<typeof custodyContract> = {};
