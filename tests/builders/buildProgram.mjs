// Vitest's global setup: tests of the command line start the program as it is built, in a third of the time.
import { buildIfStale } from '../../src-main/launch/build.mjs';

export default () => buildIfStale();
