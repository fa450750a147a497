// `npm run bench`: measures at 100,000 tickets (`-- --tickets 1000000` for more, `-- --json` for figures alone).
// `--check` goes through all of it once with few tickets: it fails on an error, never on a time.
import '../../src-main/launch/pinnedNode.mjs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
const isCheck = given.includes('--check');
const args = isCheck ? ['--tickets', '1000', '--calls', '10'] : given;

const child = spawn(process.execPath, [fileURLToPath(new URL('bench.ts', import.meta.url)), ...args], {
  stdio: 'inherit',
});
child.on('exit', (status) => {
  process.exitCode = status ?? 1;
});
