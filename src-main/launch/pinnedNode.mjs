// Import this before anything else. The product needs Node 24 (better-sqlite3 crashes under 20): where the running
// Node is older, the script starts again with the one that package.json pins, and this import never returns.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

/** The Node binary that npm installed for this machine, or undefined where there is none (macOS). */
function pinnedBinary() {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [process.arch, 'x64'].map((arch) =>
    join(root, 'node_modules', `node-${os}-${arch}`, 'bin', file),
  );
  return places.find((place) => existsSync(place));
}

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  const binary = pinnedBinary();
  if (!binary) {
    console.error(`SoporteBalance needs Node ${NEEDED} or newer; this is ${process.version}.`);
    process.exit(1);
  }
  const child = spawn(binary, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  process.exit(code);
}
