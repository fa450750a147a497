import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Makes a copy, or restores one, and dies just before the step it is told: a step is a call that changes the disk. Says how
 * many there were when it comes to the end.
 */
const [what = '', file = '', dataDir = '', profileDir = '', dieBefore = '0'] = process.argv.slice(2);
const STEPS = ['mkdir', 'mkdtemp', 'rename', 'rm', 'writeFile', 'open'] as const;

let steps = 0;
let isCounting = false;
for (const name of STEPS) {
  const real = fs[name] as (...args: readonly unknown[]) => Promise<unknown>;
  const counted = (...args: readonly unknown[]) => {
    if (isCounting) {
      steps += 1;
      if (steps === Number(dieBefore)) process.kill(process.pid, 'SIGKILL');
    }
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const { backup } = await import('#main/db/backup.ts');
const { restore } = await import('#main/db/restore.ts');
isCounting = true;
if (what === 'backup') await backup({ dataDir, target: file, appVersion: '1', now: 5 });
else
  await restore({
    file,
    dataDir,
    profileDir,
    appVersion: '1',
    context: { actorId: null, origin: 'cli', now: Date.parse('2026-01-05T16:00:00Z') },
  });
console.log(`steps ${steps}`);
