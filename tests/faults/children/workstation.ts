import { createInterface } from 'node:readline';
import { createRouterClient } from '@orpc/server';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import type { Client } from '../../builders/host.ts';

/**
 * One workstation of several on a data folder, without jobs. Its parent says line by line what to do: `offset MS` puts its
 * clock so far off, anything else is the id of a command that creates a ticket. What is done is said once it is
 * acknowledged.
 */
const [dataDir = '', profileDir = '', token = ''] = process.argv.slice(2);
let offset = 0;
const { router, close } = await openServiceHost({
  dataDir,
  profileDir,
  runsJobs: false,
  clock: () => Date.now() + offset,
});
const connection = { origin: 'rest' as const, device: 'faults', address: 'faults', token };
const client = createRouterClient(router, { context: { connection } }) as Client;
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function create(commandId: string): Promise<void> {
  const made = await client.tickets.create({ commandId, title: 'Falla', description: commandId });
  say(`made ${commandId} ${made.folio}`);
}

let last: Promise<void> = Promise.resolve();
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', value = ''] = line.split(' ');
  if (word === 'offset') offset = Number(value);
  else
    last = create(word).catch((fault: unknown) =>
      say(`refused ${word} ${(fault as { code?: string }).code ?? String(fault)}`),
    );
}
await last;
await close();
