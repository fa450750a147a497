import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { electron: fileURLToPath(new URL('tests/electron-double/absent.ts', import.meta.url)) },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/package/**', 'node_modules/**'],
    environment: 'node',
    // Real databases in temporary folders: forks keep a crash of native code to one file.
    pool: 'forks',
    // One process for many files, each with its own folders: half the time goes into loading the same modules again.
    isolate: false,
    globalSetup: 'tests/builders/buildProgram.mjs',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
