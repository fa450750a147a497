import type { exportsContract } from '#shared/exports/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const exportsHandlers: HandlersOf<typeof exportsContract> = {};
