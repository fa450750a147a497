import type { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/**
 * Ends a process at once, as a power cut or the task manager does. `npm run bench:faults` counts how many were really
 * running and were ended by this.
 */
export function countKill(child: ChildProcess): void {
  const tally = process.env.SOPORTE_KILL_TALLY;
  if (tally !== undefined)
    child.once('exit', (_, signal) => {
      if (signal === 'SIGKILL') appendFileSync(tally, 'x');
    });
  child.kill('SIGKILL');
}
