import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCall } from '#main/cli/command.ts';
import { serve } from '#main/cli/serve.ts';
import { commandIn } from '#main/electron/startArguments.ts';
import { rootFolder } from '#main/files/rootFolder.ts';

const folder = join(rootFolder(), 'resources/service');
const unit = readFileSync(join(folder, 'soportebalance.service'), 'utf8');
const script = readFileSync(join(folder, 'soportebalance-service.ps1'), 'utf8');

describe('the systemd unit', () => {
  it('starts the server with options that it has', () => {
    const line = /^ExecStart=\S+ (.+)$/m.exec(unit)?.[1] ?? '';
    const [command, ...options] = commandIn(line.split(' ')) ?? [];
    expect(command).toBe('serve');
    expect(parseCall(serve, options).values).toMatchObject({ host: '0.0.0.0', port: '4310', log: true });
  });

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'is understood by systemd, line by line',
    () => {
      const place = mkdtempSync(join(tmpdir(), 'soporte-unit-'));
      const file = join(place, 'soportebalance.service');
      // The program is not installed where this runs.
      writeFileSync(file, unit.replace('/opt/SoporteBalance/soporte', '/bin/true'));
      const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
      rmSync(place, { recursive: true });
      const ours = verified.stderr.split('\n').filter((line) => line.includes('soportebalance.service'));
      expect(ours).toEqual([]);
    },
  );
});

describe('the Windows recipe', () => {
  it('starts the server with options that it has', () => {
    const line = [...script.matchAll(/\$serve \+?= "(.+)"$|\$serve \+= "(.+)" \}$/gm)].map(
      ([, first, second]) => first ?? second ?? '',
    );
    expect(line).toHaveLength(2);
    const options = [...line.join(' ').matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name);
    const known = new Set([...Object.keys(serve.options), 'data', 'profile']);
    expect(options.filter((name) => !known.has(name))).toEqual([]);
    expect(options).toContain('cert');
  });

  it('closes what it opens', () => {
    const code = script.replace(/<#[\s\S]*?#>/, '').replace(/^\s*#.*$/gm, '');
    for (const [open, close] of ['()', '{}', '[]'] as const) {
      expect(code.split(open ?? '').length, open).toBe(code.split(close ?? '').length);
    }
  });
});
