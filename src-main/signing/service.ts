import type { signingContract } from '#shared/signing/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const signingHandlers: HandlersOf<typeof signingContract> = {};
