import type { delaysContract } from '#shared/delays/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const delaysHandlers: HandlersOf<typeof delaysContract> = {};
