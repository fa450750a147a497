import { existsSync, globSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** What carries native code or data files of its own; listed under `dependencies` in package.json. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2', 'pdfmake', /^pdfmake\//];

/** `pdf/worker.ts` → `pdfWorker`, `db/backupWorker.ts` → `backupWorker`: see src-main/jobs/workerUrl.ts. */
function workerName(file: string): string {
  const name = basename(file, '.ts');
  return name === 'worker' ? `${basename(dirname(file))}Worker` : name;
}

function mainEntries(): Record<string, string> {
  const entries = ['desktop', 'serviceHost', 'placeTask', 'updateTask', 'cli']
    .map((name) => [name, join(root, 'src-main/entry', `${name}.ts`)] as const)
    .filter(([, file]) => existsSync(file));
  const workers = globSync(['src-main/**/worker.ts', 'src-main/**/*Worker.ts'], { cwd: root })
    .sort()
    .map((file) => [workerName(file), join(root, file)] as const);
  return Object.fromEntries([...entries, ...workers]);
}

const preload: UserConfig = {
  root,
  publicDir: false,
  build: {
    outDir: 'out/preload',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    // A sandboxed preload is one CommonJS file that may require 'electron' and nothing else.
    lib: { entry: 'src-main/entry/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

const main = (): UserConfig => ({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: mainEntries(),
      external: [...external, ...nodeModules],
      // Flat: workers are found beside whichever chunk asks for them.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});

/** Two builds: `--mode preload` and everything that runs in Node or in Electron's main process. */
export default defineConfig(({ mode }) => (mode === 'preload' ? preload : main()));
