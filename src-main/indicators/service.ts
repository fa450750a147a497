import type { indicatorsContract } from '#shared/indicators/contract.ts';
import { fail } from '#shared/kernel/result.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

const soon = async () => fail({ code: 'busy', details: {} });

/** Being written: every call says that it is busy. */
export const indicatorsHandlers: HandlersOf<typeof indicatorsContract> = {
  panel: soon,
  figures: soon,
  balance: soon,
  workers: soon,
  worker: soon,
  tickets: soon,
};
