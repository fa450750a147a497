// `npm start [-- --demo --data DIR --port N …]`: builds what is stale and opens the desktop application. Where that
// is not possible it says why and runs the bundled server, whose address any browser can open.
import './pinnedNode.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';
import { electronBinary, whyNoDesktop } from './electronBinary.mjs';
import { launchTexts } from './texts.mjs';

const texts = launchTexts();
/** What only the server understands; with it the person asked for a server, so no window is opened. */
const serverOnly = ['--host', '--port', '--json'];

async function runServer(args) {
  const { main } = await import(pathToFileURL(join(root, 'out/main/cli.js')).href);
  return main(['serve', ...args]);
}

function runDesktop(binary, args) {
  const child = spawn(binary, [root, ...args], { stdio: 'inherit', windowsHide: false });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 0));
  });
}

async function start(args) {
  await buildIfStale({ log: console.error });
  const wantsServer = args.some((arg) => serverOnly.includes(arg.split('=')[0]));
  const reason = whyNoDesktop();
  const binary = reason || wantsServer ? undefined : await electronBinary({ log: console.error, texts });
  if (binary) return runDesktop(binary, args);
  if (reason || !wantsServer) console.error(`${texts[reason ?? 'noBinary']} ${texts.serverInstead}`);
  return runServer(args);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
