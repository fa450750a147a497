import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { DoubleDriver } from '../electron-double/driver.ts';
import { Archive } from './archive.ts';
import { fusesOf, makeStandIn } from './standIn.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.skip(process.platform !== 'linux', 'packs the plain Linux folder');

let folder: string;
let archive: Archive;
const paths = () => archive.files.map((file) => file.path);
const unpacked = () => archive.files.filter((file) => file.unpacked).map((file) => file.path);

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soporte-package-'));
  const standIn = join(folder, 'electron');
  makeStandIn(standIn);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const options = [`-c.electronDist=${standIn}`, `-c.directories.output=${join(folder, 'dist')}`];
  execFileSync(process.execPath, [builder, '--linux', 'dir', '--publish', 'never', ...options], {
    cwd: root,
    stdio: 'pipe',
  });
  archive = new Archive(join(folder, 'dist/linux-unpacked/resources/app.asar'));
  archive.extract(join(folder, 'app'));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

test('the package holds the program, its page and its resources', () => {
  for (const path of [
    'package.json',
    'out/main/desktop.js',
    'out/main/serviceHost.js',
    'out/main/cli.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'resources/icons/icon.png',
    'resources/icons/tray.png',
    'resources/icons/tray-unread.png',
    'node_modules/better-sqlite3/package.json',
    'node_modules/@node-rs/argon2/package.json',
    'node_modules/pdfmake/package.json',
  ]) {
    expect(paths(), path).toContain(path);
  }
});

test('native libraries lie beside the archive, and only those of this system', () => {
  const libraries = paths().filter((path) => path.endsWith('.node'));
  expect(libraries).toContain(`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`);
  expect(libraries.some((path) => path.startsWith('node_modules/@node-rs/argon2-'))).toBe(true);
  expect(libraries.filter((path) => !unpacked().includes(path))).toEqual([]);
  expect(libraries.filter((path) => /darwin|win32/.test(path))).toEqual([]);
});

test('nothing of the workshop goes in: no tests, sources, maps, tools or Node binaries', () => {
  const strangers = paths().filter(
    (path) =>
      /^(tests|src-|migrations|\.ci|out\/build)/.test(path) ||
      /\.(ts|tsx|map)$/.test(path) ||
      /^node_modules\/(node-(linux|win|darwin)|electron|vite|vitest|playwright|@playwright|typescript)/.test(
        path,
      ) ||
      /^[^/]+\.(ya?ml|config\.\w+)$/.test(path),
  );
  expect(strangers).toEqual([]);
});

test('the fuses are set', () => {
  expect(fusesOf(join(folder, 'dist/linux-unpacked/soporte'))).toMatchObject({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: false,
    asarIntegrity: true,
    onlyLoadAppFromAsar: true,
    fileProtocolPrivileges: false,
  });
});

test('the packed command line serves the page and answers', async () => {
  const cli = pathToFileURL(join(folder, 'app/out/main/cli.js')).href;
  const folders = ['--data', join(folder, 'data'), '--profile', join(folder, 'profile')];
  const args = JSON.stringify(['serve', '--port', '0', '--json', ...folders]);
  const script = `const { main } = await import(${JSON.stringify(cli)}); process.exitCode = await main(${args});`;
  const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  try {
    const { value: line } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
    const { url } = JSON.parse(String(line)) as { url: string };
    const health = await fetch(new URL('/api/v1/health', url));
    expect(await health.json()).toMatchObject({ status: 'ok' });
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toContain('text/html');
  } finally {
    server.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
});

test('the packed desktop program opens its window and its service host', async ({ browser }) => {
  const args = [`--data=${join(folder, 'desktop-data')}`, `--profile=${join(folder, 'desktop-profile')}`];
  const driver = await DoubleDriver.launch(browser, { args, root: join(folder, 'app') });
  try {
    await expect.poll(async () => (await driver.snapshot()).hosts).toHaveLength(1);
    await expect(driver.page.locator('body')).not.toBeEmpty();
    expect(await driver.quit()).toBe(0);
  } finally {
    await driver.dispose();
  }
});
