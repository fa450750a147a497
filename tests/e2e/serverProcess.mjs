// Runs the built command line as the administrator's machine does: `node serverProcess.mjs serve --json …`.
import { main } from '../../out/main/cli.js';

process.exitCode = await main(process.argv.slice(2));
