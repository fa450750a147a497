#!/usr/bin/env node
// Builds what is stale into out/: `npm run build` (always), and before `npm start` and `npm run soporte`.
import './pinnedNode.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './buildLock.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const out = join(root, 'out');
const stampFile = join(out, 'built.json');

/** What each part of the program is built from, and how; `result` proves that the part is there. */
const parts = [
  {
    name: 'main',
    sources: ['src-main', 'src-shared', 'migrations', 'resources', 'vite.main.config.ts'],
    entry: 'src-main/entry',
    result: 'cli.js',
    config: ['-c', 'vite.main.config.ts', '--mode', 'main'],
  },
  {
    name: 'preload',
    sources: ['src-main/entry/preload.ts', 'src-main/electron', 'src-shared', 'vite.main.config.ts'],
    entry: 'src-main/entry/preload.ts',
    result: 'preload.cjs',
    config: ['-c', 'vite.main.config.ts', '--mode', 'preload'],
  },
  {
    name: 'renderer',
    sources: ['src-renderer', 'src-shared', 'resources', 'vite.config.ts'],
    entry: 'src-renderer/index.html',
    result: 'index.html',
    config: ['-c', 'vite.config.ts'],
  },
];

/** A hash over names and contents, so that a checkout that only touched the times builds nothing. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of [...sources, 'package-lock.json', 'tsconfig.json']) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true })
          .map((file) => join(source, file))
          .sort()
      : [source];
    for (const file of files) {
      const full = join(root, file);
      if (file.endsWith('.md') || !statSync(full).isFile()) continue;
      hash.update(file.replaceAll('\\', '/')).update('\0').update(readFileSync(full)).update('\0');
    }
  }
  return hash.digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function staleParts() {
  const stamp = readStamp();
  return parts
    .filter((part) => existsSync(join(root, part.entry)))
    .map((part) => ({ ...part, fingerprint: fingerprint(part.sources) }))
    .filter(
      (part) => stamp[part.name] !== part.fingerprint || !existsSync(join(out, part.name, part.result)),
    );
}

/** Runs Vite in a process of its own: it sets NODE_ENV and prints, and neither is wanted in ours. */
function vite(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`The build failed: vite build ${args.join(' ')}\n${output}`));
    });
  });
}

/** Puts a finished build in its place; where a running program holds the old files open, writes over them. */
function putInPlace(fresh, place) {
  const old = `${place}.old-${process.pid}`;
  try {
    if (existsSync(place)) renameSync(place, old);
    renameSync(fresh, place);
  } catch {
    cpSync(fresh, place, { recursive: true, force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true, maxRetries: 3 });
}

async function buildPart(part, log) {
  const started = Date.now();
  // A sibling, so that relative paths in source maps stay right after the rename.
  const fresh = join(out, `${part.name}.new-${process.pid}`);
  try {
    await vite([...part.config, '--outDir', fresh, '--emptyOutDir']);
    putInPlace(fresh, join(out, part.name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeFileSync(stampFile, JSON.stringify({ ...readStamp(), [part.name]: part.fingerprint }));
  log(`  ${part.name} ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Builds the parts whose sources changed since they were last built. Safe when two processes do it at once: the
 * second waits and finds nothing left to do. `log` gets a line for each step; nothing is printed otherwise.
 */
export async function buildIfStale({ log = () => {}, force = false } = {}) {
  if (!force && staleParts().length === 0) return;
  mkdirSync(out, { recursive: true });
  await withBuildLock(join(out, 'build.lock'), log, async () => {
    if (force) rmSync(stampFile, { force: true });
    const stale = staleParts();
    if (stale.length > 0) log(`Building ${stale.map((part) => part.name).join(', ')} …`);
    for (const part of stale) await buildPart(part, log);
  });
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    await buildIfStale({ log: console.error, force: process.argv.includes('--force') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
