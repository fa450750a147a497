import type { verificationContract } from '#shared/verification/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const verificationHandlers: HandlersOf<typeof verificationContract> = {};
