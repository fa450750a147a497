import { app, dialog } from 'electron';
import { startShell } from '../electron/shell.ts';
import { commandIn, startArguments } from '../electron/startArguments.ts';
import { chosenFolders } from '../files/defaultFolders.ts';
import { MachineSettingsFault } from '../files/machineSettings.ts';
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
  try {
    startShell({ root: rootFolder(), demo: start.demo, ...chosenFolders(start) });
  } catch (fault) {
    if (!(fault instanceof MachineSettingsFault)) throw fault;
    dialog.showErrorBox('SoporteBalance', fault.message);
    app.exit(1);
  }
}
