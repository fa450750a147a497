import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreferenceFile } from '#main/electron/preferences.ts';

describe('the window preferences', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'soporte-preferences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read again as they were written', () => {
    const window = { x: 1, y: 2, width: 800, height: 600, maximised: true };
    new PreferenceFile(folder).change({ window, language: 'pt' });
    expect(new PreferenceFile(folder).current).toEqual({ window, language: 'pt', trayTold: false });
  });

  it('start anew when the file is damaged, and keep the good parts when only one is', () => {
    writeFileSync(join(folder, 'shell.json'), '{ half');
    expect(new PreferenceFile(folder).current).toEqual({ trayTold: false });
    writeFileSync(
      join(folder, 'shell.json'),
      JSON.stringify({ window: 'wide', language: 'en', trayTold: true }),
    );
    expect(new PreferenceFile(folder).current).toEqual({ language: 'en', trayTold: true });
  });

  it('make their folder', () => {
    const deep = join(folder, 'a', 'b');
    new PreferenceFile(deep).change({ trayTold: true });
    expect(JSON.parse(readFileSync(join(deep, 'shell.json'), 'utf8'))).toEqual({ trayTold: true });
  });
});
