import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** Headless, as root and without a graphics card too, and without Chromium's own errands on the network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALL_MS = 300_000;

function usualPlaces(): readonly string[] {
  const { env } = process;
  if (process.platform === 'win32') {
    const programs = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (p) => p !== undefined,
    );
    return programs.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ];
}

function installed(): string | undefined {
  const places = [process.env.CHROME_PATH, chromium.executablePath(), ...usualPlaces()];
  return places.find((place) => place !== undefined && place !== '' && existsSync(place));
}

/** Ways to get one, the first that works; each says on the console what it does. */
function installers(): readonly (readonly [string, ...string[]])[] {
  const cli = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
  const viaPlaywright = [process.execPath, cli, 'install', 'chromium'] as const;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [viaPlaywright];
  return [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    viaPlaywright,
  ];
}

/** The Chromium, Chrome or Edge that the tests use; installs one where there is none. */
export function chromiumPath(): string {
  const found = installed();
  if (found) return found;
  for (const [command, ...args] of installers()) {
    try {
      execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: INSTALL_MS });
    } catch {
      // the next way
    }
    const now = installed();
    if (now) return now;
  }
  throw new Error('No Chromium, Chrome or Edge was found; name one in CHROME_PATH.');
}
