import cron from 'node-cron';
import type { Host } from '../rpc/host.ts';
import { sendDue } from './sending.ts';

/** Looked for so often; a look is one small read. */
const EVERY = '*/5 * * * * *';

/**
 * Sends what is due, in every process that has the database open and the means to send: not by the lease of the jobs,
 * whose holder may lack the password. Ends with the message that is on its way.
 */
export function startMail(host: Host): { stop(): Promise<void> } {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  const task = cron.schedule(EVERY, () => {
    running ??= sendDue(host, { signal: ending.signal })
      .then(
        () => {},
        (fault: unknown) => host.report('mail', fault),
      )
      .finally(() => {
        running = null;
      });
  });
  return {
    async stop() {
      ending.abort();
      await task.stop();
      await running;
    },
  };
}
