#!/usr/bin/env node
// The administrator's command line: builds what is stale (told on standard error), then runs the command.
import './pinnedNode.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';

try {
  await buildIfStale({ log: console.error });
  const { main } = await import(pathToFileURL(join(root, 'out/main/cli.js')).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
