import type { goalsContract } from '#shared/goals/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const goalsHandlers: HandlersOf<typeof goalsContract> = {};
