// `soporte` from source: what the bundle's starter does with out/main/cli.js.
import { main } from '#main/entry/cli.ts';

process.exitCode = await main(process.argv.slice(2));
