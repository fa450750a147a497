import type { delaysContract } from '#shared/delays/contract.ts';
import { fail } from '#shared/kernel/result.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

const notYet = async () => fail({ code: 'busy', details: {} });

export const delaysHandlers: HandlersOf<typeof delaysContract> = {
  counts: notYet,
  atRisk: notYet,
  stuck: notYet,
  byFinish: notYet,
  forecast: notYet,
  trackRecord: notYet,
  recorded: notYet,
};
