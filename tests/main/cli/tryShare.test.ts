import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootFolder } from '#main/files/rootFolder.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { ended } from '../../builders/soporte.ts';

const SCRIPT = join(rootFolder(), 'resources/share/try-share.sh');
const PROGRAM = fileURLToPath(new URL('../../builders/soporteProgram.mjs', import.meta.url));

let place: string;
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** `soporte` as the script finds it where it is installed. */
async function installed(before = ''): Promise<string> {
  const file = join(place, 'soporte');
  await writeFile(file, `#!/bin/sh\n${before}\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

const run = (program: string, ...args: string[]): ChildProcess =>
  spawn('sh', [SCRIPT, ...args], {
    env: { ...process.env, SOPORTE: program, TRY_SHARE_WAIT: '60' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

describe.skipIf(process.platform === 'win32')('the trial of a share from two sides', () => {
  it('finds a folder of this machine in order, says so on both sides, and leaves nothing behind', async () => {
    const share = join(place, 'a share');
    await mkdir(join(share, 'try-share'), { recursive: true });
    // What an attempt left behind that was broken off must not be taken for the other side.
    await writeFile(join(share, 'try-share', 'first-here'), 'long ago\n');
    const program = await installed();
    const second = ended(run(program, share, 'second'));
    const first = ended(run(program, share, 'first'));
    for (const { status, out, errors } of await Promise.all([first, second])) {
      expect({ status, errors }).toEqual({ status: 0, errors: '' });
      expect(out).not.toContain('BAD');
      expect(out).toMatch(/^good {2}\d+ writes of this machine and \d+ of the other one are all there\.$/m);
      expect(out).toContain('Locks exclude');
      expect(out).toContain('Nothing was found');
    }
    expect((await first).out).toContain('While the other machine reads, this one waits');
    expect((await second).out).toContain('While the other machine writes, this one waits');
    expect(await readdir(share)).toEqual([]);
  }, 120_000);

  it('finds locks that do not reach the other side', async () => {
    const share = join(place, 'share');
    const other = join(place, 'other');
    await mkdir(join(share, 'try-share'), { recursive: true });
    await mkdir(other);
    const program = await installed();
    // Its probe works on a copy of its own, as behind a cache that nobody empties.
    const stray = `for last; do :; done; [ "$last" = --as-probe ] && set -- doctor "${other}" --as-probe`;
    const file = join(place, 'stray');
    await writeFile(file, `#!/bin/sh\n${stray}\nexec "${program}" "$@"\n`);
    await chmod(file, 0o755);
    const [first, second] = await Promise.all([
      ended(run(program, share, 'first')),
      ended(run(file, share, 'second')),
    ]);
    expect([first.status, second.status]).toEqual([1, 1]);
    expect(second.out).toContain('BAD   This machine writes while the other one writes');
    expect(first.out).toContain('BAD   This machine does not see that the other one wrote');
    expect(first.out).toMatch(/^BAD {3}Of \d+ writes of both machines only \d+ are there\.$/m);
    expect(first.out).toContain('server mode');
  }, 120_000);

  it('says in one sentence what it lacks', async () => {
    const program = await installed();
    expect(await ended(run(program, join(place, 'gone'), 'first'))).toMatchObject({
      status: 2,
      errors: expect.stringContaining('There is no folder'),
    });
    expect(await ended(run(join(place, 'nothing'), place, 'first'))).toMatchObject({
      status: 2,
      errors: expect.stringContaining('There is no program'),
    });
    expect((await ended(run(program, place))).errors).toContain('first|second');
  });

  it.skipIf(spawnSync('dash', ['-c', 'true']).status !== 0)('is plain sh', () => {
    expect(spawnSync('dash', ['-n', SCRIPT], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the trial for Windows', () => {
  const script = readFileSync(SCRIPT.replace(/sh$/, 'ps1'), 'utf8');
  const shell = readFileSync(SCRIPT, 'utf8');
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, word = '']) => word);

  it('says and awaits the same words in the same order, so that either may be the other side', () => {
    const told = all(shell, /(?:^|&& ) *tell (\w+)/gm);
    expect(all(script, /^\s*Send-Word '(\w+)'/gm)).toEqual(told);
    const awaited = all(shell, /^\s*await(?:_soon)? (\w+)/gm);
    expect(all(script, /Wait-Word '(\w+)'/g)).toEqual(awaited);
    const soon = all(shell, /^\s*await_soon (\w+)/gm);
    expect(all(script, /Wait-Word '(\w+)' -Soon/g)).toEqual(soon);
  });

  it('asks the program the same questions, and the program knows them', () => {
    const asked = all(shell, /"do\\?":\\?"(\w+)/g);
    expect(all(script, /do = '(\w+)'/g)).toEqual(asked);
    const known = all(readFileSync(join(rootFolder(), 'src-main/doctor/probe.ts'), 'utf8'), /case '(\w+)'/g);
    expect(asked.filter((question) => !known.includes(question))).toEqual([]);
  });

  it('closes what it opens, in letters that every Windows reads', () => {
    const code = script.replace(/<#[\s\S]*?#>/, '').replace(/^\s*#.*$/gm, '');
    for (const [open, close] of ['()', '{}', '[]'] as const) {
      expect(code.split(open ?? '').length, open).toBe(code.split(close ?? '').length);
    }
    expect([...script].filter((letter) => letter.charCodeAt(0) > 126)).toEqual([]);
  });
});
