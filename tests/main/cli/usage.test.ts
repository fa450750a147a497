import { describe, expect, it } from 'vitest';
import { soporte } from '../../builders/soporte.ts';

describe('the command line', () => {
  it('lists what it does', async () => {
    const { status, out, errors } = await soporte(['--help']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    for (const name of [
      'serve',
      'import tickets',
      'sla eval',
      'backup',
      'restore',
      'verify',
      'doctor',
      'simulate',
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
  });

  it('explains each command', async () => {
    const { status, out } = await soporte(['import', 'tickets', '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(/^soporte import tickets FILE \[--mapping servicenow\|osticket\|MAP\.json\]/);
    expect(out).toContain('--until');
  });

  it('says in one sentence what was called wrongly, with status 2', async () => {
    const wrong: readonly (readonly [string[], string])[] = [
      [[], 'A command is missing; soporte --help lists them.'],
      [['fly'], 'There is no command “fly”; soporte --help lists them.'],
      [['import'], 'After “import” comes tickets, assets, inventory, or people.'],
      [['import', 'printers', 'x.csv'], 'After “import” comes'],
      [['import', 'tickets'], 'Something is missing: soporte import tickets FILE'],
      [
        ['import', 'tickets', 'a.csv', '--mapping', 'jira'],
        '--mapping takes servicenow, osticket or a .json file',
      ],
      [['sla', 'eval', 'x'], '“x” is one too many: soporte sla eval'],
      [['serve', '--port', '70000'], '--port takes a whole number from 0 to 65535, not “70000”.'],
      [['serve', '--demo', '--host', '0.0.0.0', '--port', '0'], 'its passwords are public'],
      [['simulate', '--weeks', '-1'], '--weeks'],
      [['verify', '--loud'], "Unknown option '--loud'"],
      [['verify', '--data'], '--data'],
      [['verify', '--data='], '--data names a folder.'],
    ];
    for (const [args, sentence] of wrong) {
      const { status, out, errors } = await soporte(args);
      expect([args, status, out]).toEqual([args, 2, '']);
      expect(errors).toContain(sentence);
      expect(errors.trimEnd().split('\n')).toHaveLength(1);
    }
  }, 60_000);

  it('says what is missing, with status 1', async () => {
    const nowhere = ['--data', '/nowhere/at/all', '--profile', '/nowhere/profile'];
    for (const args of [['verify'], ['backup'], ['assign', 'explain', 'SB-2026-000001']]) {
      const { status, errors } = await soporte([...args, ...nowhere]);
      expect([status, errors]).toEqual([
        1,
        'There is no database in /nowhere/at/all; name its folder with --data.\n',
      ]);
    }
    for (const args of [
      ['verify', 'gone.sqlite'],
      ['restore', 'gone.tar.gz'],
      ['import', 'people', 'gone.csv'],
    ]) {
      const { status, errors } = await soporte([...args, ...nowhere]);
      expect(status).toBe(1);
      expect(errors).toMatch(/^There is no file .*gone\.\S+\.\n$/);
    }
  }, 60_000);
});
