import type { signingContract } from '#shared/signing/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

async function notYet(): Promise<never> {
  throw new Error('Not there yet');
}

export const signingHandlers: HandlersOf<typeof signingContract> = {
  list: notYet,
  get: notYet,
  issue: notYet,
  withdraw: notYet,
  pdf: notYet,
  data: notYet,
  inspect: notYet,
  prepare: notYet,
  complete: notYet,
  verify: notYet,
  roots: notYet,
  addRoots: notYet,
  removeRoot: notYet,
};
