import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Folders {
  /** Database and attachments. */
  readonly dataDir: string;
  /** This installation's own key, remembered heads and preferences; never beside the database. */
  readonly profileDir: string;
}

/** Where this person's data and profile live unless `--data` and `--profile` say otherwise. */
export function defaultFolders(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): Folders {
  if (platform === 'win32') {
    return {
      dataDir: join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'SoporteBalance', 'data'),
      profileDir: join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'SoporteBalance'),
    };
  }
  if (platform === 'darwin') {
    return {
      dataDir: join(home, 'Library', 'Application Support', 'SoporteBalance'),
      profileDir: join(home, 'Library', 'Preferences', 'SoporteBalance'),
    };
  }
  return {
    dataDir: join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'soportebalance'),
    profileDir: join(env.XDG_CONFIG_HOME || join(home, '.config'), 'soportebalance'),
  };
}
