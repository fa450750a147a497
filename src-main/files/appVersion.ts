import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rootFolder } from './rootFolder.ts';

const manifest = z.object({ version: z.string() });

/** The product's version, from the package it was built into. */
export function appVersion(): string {
  return manifest.parse(JSON.parse(readFileSync(join(rootFolder(), 'package.json'), 'utf8'))).version;
}
