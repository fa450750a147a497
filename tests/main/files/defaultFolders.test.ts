import { describe, expect, it } from 'vitest';
import { chosenFolders } from '#main/files/chosenFolders.ts';
import { defaultFolders } from '#main/files/defaultFolders.ts';

const machine = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({
  platform,
  env,
  home: '/casa/ana',
});

describe('the usual folders', () => {
  it('keep the profile away from the database on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const { dataDir, profileDir } = defaultFolders(false, machine(platform));
      expect(dataDir.startsWith(profileDir), platform).toBe(false);
      expect(profileDir.startsWith(dataDir), platform).toBe(false);
    }
  });

  it('follow the system’s own variables', () => {
    const { dataDir, profileDir } = defaultFolders(
      false,
      machine('linux', { XDG_DATA_HOME: '/srv/data', XDG_CONFIG_HOME: '/srv/config' }),
    );
    expect(dataDir).toBe('/srv/data/soportebalance');
    expect(profileDir).toBe('/srv/config/soportebalance');
  });

  it('are others for a demonstration', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const real = defaultFolders(false, machine(platform));
      const demo = defaultFolders(true, machine(platform));
      expect(demo.dataDir, platform).not.toBe(real.dataDir);
      expect(demo.profileDir, platform).not.toBe(real.profileDir);
    }
  });

  it('give way, one by one, to those that are named', () => {
    const chosen = chosenFolders({ data: '/srv/mesa' });
    expect(chosen.dataDir).toMatch(/mesa$/);
    expect(chosen.profileDir).toBe(defaultFolders().profileDir);
  });
});
