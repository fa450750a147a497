import { app } from 'electron';
import { startShell } from '../electron/shell.ts';
import { commandIn, startArguments } from '../electron/startArguments.ts';
import { choosePlace } from '../files/choosePlace.ts';
import { rootFolder } from '../files/rootFolder.ts';

// From a checkout Electron's own argument, the folder to run, comes before the person's.
const args = process.argv.slice(app.isPackaged ? 1 : 2);

/** `soporte serve …` with the packaged program: the same command line, without a window or a display. */
async function runCommand(command: readonly string[]): Promise<void> {
  if (process.platform === 'linux') app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  app.dock?.hide();
  try {
    const { main } = await import('./cli.ts');
    app.exit(await main(command));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    app.exit(1);
  }
}

const command = commandIn(args);
if (command) {
  void runCommand(command);
} else {
  const start = startArguments(args);
  const choose = () => choosePlace(start);
  startShell({ root: rootFolder(), profileDir: choose().own.profileDir, demo: start.demo, choose });
}
