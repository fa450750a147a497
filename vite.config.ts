import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A window compares it with what the server says: it may have been loaded before an update. */
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string };

/** The page: the same files are served by the bundled server at `/` and by the desktop shell at `app://soporte/`. */
export default defineConfig({
  root: here('src-renderer'),
  base: '/',
  plugins: [react()],
  define: { __SOPORTE_VERSION__: JSON.stringify(version) },
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    sourcemap: false,
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
