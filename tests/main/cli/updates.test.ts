import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { soporte } from '../../builders/soporte.ts';
import { CONTENT, NEWS } from '../../builders/updates.ts';

let folder: string;
let options: readonly string[];
const at = (...parts: string[]) => join(folder, ...parts);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-updates-cli-'));
  options = ['--data', at('data'), '--profile', at('profile')];
  await mkdir(at('installers'));
  await writeFile(at('news.json'), JSON.stringify(NEWS));
  for (const name of [
    'soporte_9.1.0_amd64.deb',
    'soporte_9.1.0_arm64.deb',
    'soporte_9.0.0_amd64.deb',
    'latest.yml',
  ]) {
    await writeFile(at('installers', name), CONTENT);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const make = (...more: string[]) =>
  soporte(['updates', 'make', at('installers'), '--key', at('keys', 'soporte-updates.pem'), ...more]);
const RELEASE = () => ['--version', '9.1.0', '--news', at('news.json')];

it('a key is made, a folder signed with it, found by whoever trusts it, and its installer fetched', async () => {
  const key = await soporte(['updates', 'key', at('keys'), '--json']);
  const { publicKey, keyId } = JSON.parse(key.out) as Record<string, string>;
  if (process.platform !== 'win32') {
    expect((await stat(at('keys', 'soporte-updates.pem'))).mode & 0o777).toBe(0o600);
  }
  expect(await readFile(at('keys', 'soporte-updates.pub'), 'utf8')).toBe(`${publicKey}\n`);
  const made = await make(...RELEASE());
  expect(made).toMatchObject({ status: 0, errors: 'left out (other versions): soporte_9.0.0_amd64.deb\n' });
  expect(made.out).toBe(
    `linux x64  soporte_9.1.0_amd64.deb\nlinux arm64  soporte_9.1.0_arm64.deb\n${at('installers', 'soporte-updates.json')}\n`,
  );
  expect(JSON.parse(await readFile(at('installers', 'soporte-updates.json'), 'utf8'))).toMatchObject({
    keyId,
    manifest: { version: '9.1.0', minimumVersion: '0.0.0', news: NEWS },
  });

  const source = ['--source', at('installers'), '--key', at('keys', 'soporte-updates.pub')];
  const found = await soporte(['updates', 'check', ...source, ...options]);
  expect(found).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^Version 9\.1\.0 is there; this is .*\n- Faster\n/),
  });
  if (process.platform === 'linux') {
    const { out } = await soporte(['updates', 'check', ...source, '--fetch', '--json', ...options]);
    const { state, fetched } = JSON.parse(out) as Record<string, string>;
    expect(state).toBe('available');
    expect(await readFile(fetched ?? '')).toEqual(CONTENT);
  }

  const other = await soporte(['updates', 'key', at('others'), '--json']);
  const { publicKey: stranger = '' } = JSON.parse(other.out) as Record<string, string>;
  const refused = await soporte([
    'updates',
    'check',
    '--source',
    at('installers'),
    '--key',
    stranger,
    ...options,
  ]);
  expect(refused).toEqual({ status: 1, out: '', errors: `Key ${keyId} is not trusted here.\n` });
}, 60_000);

it('says in a sentence what is missing or wrong', async () => {
  await soporte(['updates', 'key', at('keys')]);
  const before = await readFile(at('keys', 'soporte-updates.pem'));
  expect(await soporte(['updates', 'key', at('keys')])).toMatchObject({
    status: 1,
    errors: `There is a key in ${at('keys')} already.\n`,
  });
  expect(await readFile(at('keys', 'soporte-updates.pem'))).toEqual(before);

  expect(await soporte(['updates'])).toMatchObject({
    status: 2,
    errors: 'After “updates” comes key, make, or check.\n',
  });
  expect(await make('--version', 'next')).toMatchObject({
    status: 2,
    errors: '--version takes a version such as 1.2.3, not “next”.\n',
  });
  expect(await make('--version', '9.1.0')).toMatchObject({
    status: 2,
    errors: expect.stringMatching(/^--news is needed/),
  });
  expect(await make('--version', '1.0.0', '--news', at('news.json'))).toMatchObject({
    status: 1,
    errors: `${at('installers')} has no installer with 1.0.0 in its name.\n`,
  });
  await writeFile(at('news.json'), '{"es":["x"]}');
  expect(await make(...RELEASE())).toMatchObject({
    status: 1,
    errors: expect.stringContaining('must hold {"es"'),
  });
  await writeFile(at('news.json'), JSON.stringify(NEWS));
  await writeFile(at('installers', 'soporte_9.1.0_amd64.deb'), '');
  expect(await make(...RELEASE())).toMatchObject({
    status: 1,
    errors: 'soporte_9.1.0_amd64.deb is empty.\n',
  });
  await writeFile(at('keys', 'soporte-updates.pem'), 'no key');
  expect(await make(...RELEASE())).toMatchObject({
    status: 1,
    errors: expect.stringContaining('is no private key'),
  });

  expect(await soporte(['updates', 'check', ...options])).toMatchObject({
    status: 1,
    errors: 'No source of updates or no key is set; name them with --source and --key.\n',
  });
  expect(
    await soporte(['updates', 'check', '--source', 'http://soporte.example/', ...options]),
  ).toMatchObject({
    status: 2,
    errors: '--source takes a folder or an address by https, not “http://soporte.example/”.\n',
  });
}, 60_000);
