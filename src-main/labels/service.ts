import type { labelsContract } from '#shared/labels/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const labelsHandlers: HandlersOf<typeof labelsContract> = {};
