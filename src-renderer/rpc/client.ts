import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '#shared/rpc/contract.ts';
import { carry } from './connection.ts';
import { noticeRefusal } from './session.ts';

export type Client = ContractRouterClient<typeof contract>;

/** Every procedure of the contract, over whatever connection there is. */
export const client: Client = createORPCClient({
  call: async (path, input, options) => {
    try {
      return await carry((link) => link.call(path, input, options), options.signal);
    } catch (error) {
      noticeRefusal(error, path);
      throw error;
    }
  },
});

/** Query options and keys by procedure: `useQuery(orpc.tickets.get.queryOptions({ input: { id } }))`. */
export const orpc = createTanstackQueryUtils(client);
