import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { root } from './build.mjs';

const folder = join(root, 'node_modules', 'electron');
const PROBE_MS = 3_000;
const DOWNLOAD_MS = 5 * 60_000;

/** Why no window can open here, as the name of a sentence in texts.mjs; undefined when one can. */
export function whyNoDesktop(
  platform = process.platform,
  env = process.env,
  isRoot = process.getuid?.() === 0,
) {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'noDisplay';
  // Chromium's sandbox does not work for root, and a window without it is not what we promise.
  return isRoot ? 'asRoot' : undefined;
}

function present() {
  if (!existsSync(join(folder, 'path.txt'))) return undefined;
  const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Where Electron's installer will look: its mirror when one is set, else GitHub. */
function source(env = process.env) {
  const mirror = env.npm_config_electron_mirror ?? env.ELECTRON_MIRROR;
  try {
    return new URL(env.ELECTRON_GET_USE_PROXY ? (env.HTTPS_PROXY ?? env.https_proxy ?? mirror) : mirror);
  } catch {
    return new URL('https://github.com/');
  }
}

/** Whether anybody answers there, within three seconds: an installer without a network may hang for minutes. */
export function reachable(url) {
  return new Promise((resolve) => {
    const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
    const socket = connect({ host: url.hostname, port, timeout: PROBE_MS });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    // Name look-ups do not count towards the socket's own timeout.
    const limit = setTimeout(() => answer(false), PROBE_MS);
    socket.on('connect', () => answer(true));
    for (const event of ['error', 'timeout']) socket.on(event, () => answer(false));
    socket.on('close', () => clearTimeout(limit));
  });
}

function install() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: 'ignore',
      timeout: DOWNLOAD_MS,
    });
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
}

/** Electron's executable, fetched when it is not there yet; undefined when it cannot be had. Prints one line at most. */
export async function electronBinary({ log, texts }) {
  const found = present();
  if (found || !existsSync(folder)) return found;
  if (!(await reachable(source()))) return undefined;
  log(texts.fetching);
  await install();
  return present();
}
