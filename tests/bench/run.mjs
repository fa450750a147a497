// `npm run bench`: measures at 100,000 tickets (`-- --tickets 1000000` for more, `-- --json` for figures alone).
// `-- --indicators`: the figures at 1,000,000 tickets. `-- --jobs`: for how long jobs and screens
// hold the thread at as many. `-- --inventory`: lists and search at 20,000 assets (`--assets 200000` for more). `-- --load`: fifty creators and ten
// technicians for a minute. `npm run bench:soak`: ten minutes with 200 windows open. `npm run bench:faults`: what
// tests/faults does, ten times over, and two hundred kills. `--check` goes through all of it once with few tickets: it fails on an error, never on a time.
import '../../src-main/launch/pinnedNode.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../src-main/launch/build.mjs';

const given = process.argv.slice(2);
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const vitest = path('../../node_modules/vitest/vitest.mjs');

const rest = (option) => given.filter((each) => each !== option);

/** Processes that were killed while they ran; the tests add a byte for each. */
const tally = join(mkdtempSync(join(tmpdir(), 'soporte-kills-')), 'tally');
const kills = () => (existsSync(tally) ? statSync(tally).size : 0);

function commandOf() {
  if (given.includes('--faults'))
    return [
      vitest,
      'run',
      'tests/faults',
      'tests/main/db/crash',
      'tests/main/db/migrate',
      'tests/load/kill',
      ...rest('--faults'),
    ];
  if (given.includes('--load')) return [vitest, 'run', 'tests/load'];
  if (given.includes('--check')) return [path('bench.ts'), '--tickets', '1000', '--calls', '10'];
  if (given.includes('--soak')) return [path('soak.ts'), ...rest('--soak')];
  if (given.includes('--indicators')) return [path('indicators.ts'), ...given];
  if (given.includes('--jobs')) return [path('jobs.ts'), ...given];
  if (given.includes('--reports')) return [path('reports.ts'), ...given];
  if (given.includes('--inventory')) return [path('inventory.ts'), ...given];
  return [path('bench.ts'), ...given];
}

await buildIfStale();
const child = spawn(process.execPath, commandOf(), {
  cwd: path('../..'),
  stdio: 'inherit',
  env: {
    SOPORTE_LOAD_SECONDS: '60',
    SOPORTE_FAULT_ROUNDS: '20',
    SOPORTE_KILL_TALLY: tally,
    ...process.env,
  },
});
child.on('exit', (status) => {
  process.exitCode = status ?? 1;
  if (given.includes('--faults')) console.info(`${kills()} processes were killed.`);
  rmSync(join(tally, '..'), { recursive: true, force: true });
});
