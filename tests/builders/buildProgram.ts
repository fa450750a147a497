import { buildIfStale } from '../../src-main/launch/build.mjs';

/** Vitest's global setup: tests of the command line start the program as it is built, which starts in a third of the time. */
export default async function buildProgram(): Promise<void> {
  await buildIfStale();
}
