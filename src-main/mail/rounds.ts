import { startBeat } from '../jobs/beat.ts';
import type { Host } from '../rpc/host.ts';
import { sendDue } from './sending.ts';

/** Looked for so often; a look is one small read. */
const EVERY = { pattern: '*/5 * * * * *', atMostMs: 5_000 };

/**
 * Sends what is due, in every process that has the database open and the means to send: not by the lease of the jobs,
 * whose holder may lack the password. Ends with the message that is on its way.
 */
export function startMail(host: Host): { stop(): Promise<void> } {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  const beat = startBeat(EVERY, () => {
    if (host.standing.now().state !== 'open') return;
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
      beat.stop();
      await running;
    },
  };
}
