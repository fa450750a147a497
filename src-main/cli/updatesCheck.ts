import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isAddress, isUpdateSource, publicKeyIn, type UpdateSettings } from '#shared/updates/settings.ts';
import { dataPaths, exists } from '../db/dataFolder.ts';
import { appVersion } from '../files/appVersion.ts';
import { machineSettingsFile, readMachineUpdates } from '../files/machineSettings.ts';
import { fetchInstaller } from '../updates/fetchInstaller.ts';
import { chosenUpdates } from '../updates/load.ts';
import { lookForUpdate, thisMachine } from '../updates/look.ts';
import { refusalOf } from '../updates/refused.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError } from './command.ts';
import { withDatabase } from './database.ts';

export const updatesCheck: Command = {
  name: 'updates check',
  usage: '[--source DIR or ADDRESS] [--key FILE or KEY] [--fetch]',
  summary: 'looks for a newer version, signed with a key that is trusted here',
  details: [
    'Source and key are those of soporte.json of this machine, else those of the settings of the institution.',
    '--source  another folder, or an address by https',
    '--key     another public key: its line, or the file that “soporte updates key” wrote',
    '--fetch   brings the installer for this machine into the profile and checks it; installs nothing',
  ],
  options: { source: { type: 'string' }, key: { type: 'string' }, fetch: { type: 'boolean' } },
  arity: [0, 0],
  async run(call) {
    const { profileDir } = call.folders;
    const settings = await settingsFor(call);
    if (settings.source === null || settings.keys.length === 0) {
      throw new CommandFailure('No source of updates or no key is set; name them with --source and --key.');
    }
    const own = appVersion();
    const { look, file } = await lookForUpdate({
      settings,
      profileDir,
      own,
      now: Date.now(),
      machine: thisMachine(),
    });
    const { source } = settings;
    let fetched: string | null = null;
    if (call.values.fetch === true && file !== null) {
      fetched = await fetchInstaller({
        source,
        file,
        profileDir,
        onProgress: (done, total) => call.progress.show('fetching', done, total),
      }).catch((error: unknown) => {
        call.progress.clear();
        throw new CommandFailure(refusalOf(error).detail);
      });
      call.progress.clear();
    }
    if (call.isJson) {
      await call.output.line(JSON.stringify({ version: own, ...look, fetched }));
    } else if (look.state === 'refused') {
      throw new CommandFailure(look.detail);
    } else if (look.state === 'available') {
      await call.output.line(`Version ${look.version} is there; this is ${own}.`);
      for (const line of look.news.en) await call.output.line(`- ${line}`);
      if (look.file === null) await call.output.line('It has no installer for this kind of machine.');
      if (fetched !== null) await call.output.line(fetched);
    } else {
      await call.output.line(`Nothing newer: this is ${own}.`);
    }
    return look.state === 'refused' ? 1 : 0;
  },
};

async function settingsFor(call: Call): Promise<UpdateSettings> {
  const [source, key] = [textOption(call, 'source'), textOption(call, 'key')];
  const chosen =
    source !== undefined && key !== undefined ? { source: null, keys: [] } : await usualSettings(call);
  return {
    source: source === undefined ? chosen.source : sourceIn(source),
    keys: key === undefined ? chosen.keys : [await keyIn(key)],
  };
}

async function usualSettings({ folders }: Call): Promise<UpdateSettings> {
  if (await exists(dataPaths(folders.dataDir).database)) {
    return withDatabase(folders, ({ db }) => chosenUpdates(db.read));
  }
  return readMachineUpdates(machineSettingsFile(process)) ?? { source: null, keys: [] };
}

function sourceIn(text: string): string {
  const source = isAddress(text) || /^[a-z]+:\/\//i.test(text) ? text : resolve(text);
  if (isUpdateSource(source)) return source;
  throw new UsageError(`--source takes a folder or an address by https, not “${text}”.`);
}

async function keyIn(text: string): Promise<string> {
  const key = publicKeyIn(text) ?? publicKeyIn(await readFile(resolve(text), 'utf8').catch(() => ''));
  if (key !== null) return key;
  throw new UsageError('--key takes a public key, or the file that “soporte updates key” wrote.');
}
