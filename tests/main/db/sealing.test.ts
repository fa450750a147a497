import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, SEALED_ENDING } from '#main/db/backup.ts';
import { isSealedFile, verifyBackup } from '#main/db/backupFile.ts';
import { loadBackupKey, setBackupPassphrase } from '#main/db/backupKey.ts';
import { dataPaths } from '#main/db/dataFolder.ts';
import { restore } from '#main/db/restore.ts';
import { makeSealingKey, seal, unseal } from '#main/db/sealing.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase, temporaryFolder } from '../../builders/database.ts';
import { soporte } from '../../builders/soporte.ts';
import { addPeople } from '../audit/auditedPeople.ts';

const PASSPHRASE = 'un caballo que sabe ñandú';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const key = await makeSealingKey(PASSPHRASE);
const sealed = (bytes: Uint8Array) => all(seal(key)(pieces(bytes, 10_000)));
const opened = (bytes: Uint8Array, passphrase = PASSPHRASE) =>
  all(unseal('copy', passphrase)(pieces(bytes, 7_777)));

const CHUNK = 65_536;

describe('a sealed stream', () => {
  it.each([0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17])(
    'of %d bytes comes back as it was',
    async (length) => {
      const bytes = Buffer.alloc(length, 'abcdefg');
      const shut = await sealed(bytes);
      expect(shut.includes(Buffer.from('abcdefgabcdefg'))).toBe(false);
      expect((await opened(shut)).equals(bytes)).toBe(true);
    },
  );

  it('opens with the same words however their accents are composed, and with no others', async () => {
    const shut = await sealed(Buffer.from('dato'));
    expect((await opened(shut, PASSPHRASE.normalize('NFD'))).toString()).toBe('dato');
    await expect(opened(shut, `${PASSPHRASE} `)).rejects.toMatchObject({ code: 'passphraseWrong' });
  });

  it('does not open when anything of it was changed, cut off, exchanged or repeated', async () => {
    const shut = await sealed(Buffer.alloc(3 * CHUNK, 'x'));
    const headLength = 12 + shut.readUInt32BE(8);
    const piece = CHUNK + 16;
    const part = (n: number) => shut.subarray(headLength + n * piece, headLength + (n + 1) * piece);
    const head = shut.subarray(0, headLength);
    const broken: Readonly<Record<string, Buffer>> = {
      'one bit of the content': flipped(shut, headLength + 5_000),
      'one bit of the last chunk': flipped(shut, shut.length - 1),
      'the cost in its head': Buffer.from(
        shut.toString('latin1').replace('"passes":3', '"passes":4'),
        'latin1',
      ),
      'the prefix in its head': flipped(shut, headLength - 6),
      'the last chunk': shut.subarray(0, headLength + 2 * piece),
      'the end of the last chunk': shut.subarray(0, -1),
      'two chunks exchanged': Buffer.concat([head, part(1), part(0), part(2)]),
      'a chunk left out': Buffer.concat([head, part(0), part(2)]),
      'a chunk twice': Buffer.concat([head, part(0), part(0), part(1), part(2)]),
      'nothing but its head': head,
      'half a head': shut.subarray(0, 20),
      nothing: Buffer.alloc(0),
    };
    for (const [what, bytes] of Object.entries(broken)) {
      await expect(opened(bytes), what).rejects.toMatchObject({ code: 'passphraseWrong' });
    }
  }, 30_000);

  it('does not spend the machine’s memory because a head asks for it', async () => {
    const said = JSON.stringify({
      kdf: 'argon2id',
      memoryKiB: 2 ** 31,
      passes: 1,
      lanes: 1,
      salt: '',
      prefix: '',
    });
    const length = Buffer.alloc(4);
    length.writeUInt32BE(said.length);
    const bytes = Buffer.concat([Buffer.from('SBSEAL1\n'), length, Buffer.from(said)]);
    await expect(opened(bytes)).rejects.toMatchObject({ code: 'passphraseWrong' });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

describe('a sealed backup', () => {
  let t: TestDatabase;
  beforeEach(async () => {
    t = await openTestDatabase();
    await addPeople(t, ['Ana María Luna']);
    await setBackupPassphrase(t.profileDir, PASSPHRASE);
  });
  afterEach(() => t.close());

  async function aBackup() {
    const target = join(await temporaryFolder(), '/');
    const sealWith = await loadBackupKey(t.profileDir);
    return backup({ dataDir: t.dataDir, target, appVersion: '1', now: TEST_NOW, sealWith });
  }

  it('bears another name, and is verified with its passphrase alone', async () => {
    const { file } = await aBackup();
    expect(file.endsWith(`.tar.gz${SEALED_ENDING}`)).toBe(true);
    expect(await isSealedFile(file)).toBe(true);
    expect(await verifyBackup(file, { passphrase: PASSPHRASE })).toMatchObject({ ok: true, problems: [] });
    await expect(verifyBackup(file)).rejects.toMatchObject({ code: 'passphraseNeeded' });
    await expect(verifyBackup(file, { passphrase: 'otra' })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
  });

  it('is restored on another machine, which has the passphrase and nothing else', async () => {
    const { file } = await aBackup();
    const folder = await temporaryFolder();
    const place = { dataDir: join(folder, 'data'), profileDir: join(folder, 'profile') };
    const context = { actorId: null, origin: 'cli', now: TEST_NOW } as const;
    await expect(restore({ ...place, file, appVersion: '1', context })).rejects.toMatchObject({
      code: 'passphraseNeeded',
    });
    const { manifest } = await restore({ ...place, file, appVersion: '1', context, passphrase: PASSPHRASE });
    expect(manifest.counts.people).toBe(1);
  });

  it('is verified and restored from the command line, with the passphrase on standard input', async () => {
    const { file } = await aBackup();
    expect((await soporte(['verify', file], `${PASSPHRASE}\n`)).out).toContain('In order');
    expect(await soporte(['verify', file], 'otra\n')).toMatchObject({ status: 1 });
    const missing = await soporte(['verify', file]);
    expect(missing.errors).toContain('is sealed: give its passphrase');
    const folder = await temporaryFolder();
    const place = ['--data', join(folder, 'data'), '--profile', join(folder, 'profile')];
    const restored = await soporte(['restore', file, ...place], `${PASSPHRASE}\n`);
    expect(restored).toMatchObject({ status: 0, errors: '' });
  }, 40_000);

  it('takes the place of an older one of its name, and of nothing else', async () => {
    const { file } = await aBackup();
    const sealWith = await loadBackupKey(t.profileDir);
    const again = { dataDir: t.dataDir, appVersion: '1', now: TEST_NOW, sealWith };
    await backup({ ...again, target: file });
    const letter = join(await temporaryFolder(), 'carta.txt');
    await writeFile(letter, 'Querida Ana');
    await expect(backup({ ...again, target: letter })).rejects.toMatchObject({ code: 'backupTargetTaken' });
  });

  it('keeps the passphrase nowhere', async () => {
    const key = await loadBackupKey(t.profileDir);
    expect(key?.key).toHaveLength(32);
    expect(Buffer.from(key?.key ?? []).includes(Buffer.from('caballo'))).toBe(false);
    await setBackupPassphrase(t.profileDir, null);
    expect(await loadBackupKey(t.profileDir)).toBeNull();
    expect(dataPaths(t.dataDir).database).not.toContain(t.profileDir);
  });
});
