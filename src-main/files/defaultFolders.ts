import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Folders {
  /** Database and attachments. */
  readonly dataDir: string;
  /** This installation's own key, remembered heads and preferences; never beside the database. */
  readonly profileDir: string;
}

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** Where this person's data and profile live; a demonstration has folders of its own and never touches the real ones. */
export function defaultFolders(demo = false, { platform, env, home }: Machine = thisMachine()): Folders {
  const suffix = demo ? '-demo' : '';
  const product = `SoporteBalance${suffix}`;
  if (platform === 'win32') {
    return {
      dataDir: join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), product, 'data'),
      profileDir: join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), product),
    };
  }
  if (platform === 'darwin') {
    return {
      dataDir: join(home, 'Library', 'Application Support', product),
      profileDir: join(home, 'Library', 'Preferences', product),
    };
  }
  return {
    dataDir: join(env.XDG_DATA_HOME || join(home, '.local', 'share'), `soportebalance${suffix}`),
    profileDir: join(env.XDG_CONFIG_HOME || join(home, '.config'), `soportebalance${suffix}`),
  };
}
