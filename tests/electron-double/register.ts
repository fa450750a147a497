import { registerHooks } from 'node:module';

/** Loaded with `--import` before the built main bundle: `electron` is then the double. */
const url = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
