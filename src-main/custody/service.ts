import type { custodyContract } from '#shared/custody/contract.ts';
import { fail } from '#shared/kernel/result.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

const notYet = async () => fail({ code: 'notFound', details: { entity: 'custodyForm' } });

export const custodyHandlers: HandlersOf<typeof custodyContract> = {
  list: notYet,
  mine: notYet,
  get: notYet,
  ofAsset: notYet,
  ofPerson: notYet,
  scan: notYet,
  preview: notYet,
  issue: notYet,
  confirm: notYet,
  authorise: notYet,
  sign: notYet,
  attachScan: notYet,
  fileContent: notYet,
  pdf: notYet,
};
