import { assetsContract } from '#shared/assets/contract.ts';
import { fail } from '#shared/kernel/result.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export { setRepair } from './repair.ts';

// Until the handlers are written: the contract came first, so that screens and the other features can build on it.
export const assetsHandlers = Object.fromEntries(
  Object.keys(assetsContract).map((name) => [
    name,
    async () => fail({ code: 'notFound', details: { entity: 'asset' } }),
  ]),
) as unknown as HandlersOf<typeof assetsContract>;
