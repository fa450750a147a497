import type { mailContract } from '#shared/mail/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const mailHandlers: HandlersOf<typeof mailContract> = {};
