// Runs the built command line as the administrator's machine does: `node soporteProgram.mjs serve --json …`.
// What is built is not there when the sources are checked, hence the computed address.
const { main } = await import(new URL('../../out/main/cli.js', import.meta.url).href);

process.exitCode = await main(process.argv.slice(2));
