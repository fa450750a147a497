import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '#main/db/backup.ts';
import { verifyBackup } from '#main/db/backupFile.ts';
import { DatabaseFailure } from '#main/db/failures.ts';
import { makeSealingKey, type SealingKey } from '#main/db/sealing.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase, temporaryFolder } from '../builders/database.ts';
import { addRequester, addTicket, attach } from '../main/db/auditedTickets.ts';
import { ROUNDS } from './place.ts';

/** What is sealed piece by piece; a plain copy is looked at in the same steps. */
const CHUNK = 65_536;
const SEAL = 16;

let t: TestDatabase;
let out: string;
let key: SealingKey;
beforeAll(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
  key = await makeSealingKey('un caballo que sabe ñandú');
  const requester = await addRequester(t);
  for (let n = 0; n < 40; n += 1) await addTicket(t, requester, `falla ${n} `.repeat(60));
  // Does not shrink, so that the copy has many pieces.
  await attach(t, Array.from({ length: 20_000 * Math.min(ROUNDS, 10) }, () => crypto.randomUUID()).join(''));
});
afterAll(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

/** What a person is told: that it is damaged, as a typed failure or as a problem found. Null where it passed as whole. */
async function told(bytes: Uint8Array, sealWith: SealingKey | null): Promise<string | null> {
  const file = join(out, 'broken.tar.gz');
  await writeFile(file, bytes);
  try {
    const { ok, problems } = await verifyBackup(file, { key: sealWith });
    return ok ? null : (problems[0]?.kind ?? null);
  } catch (fault) {
    if (!(fault instanceof DatabaseFailure)) throw fault;
    return fault.code;
  }
}

describe.each(['plain', 'sealed'] as const)('a %s copy', (kind) => {
  it('that was cut off at the border of any piece, or one byte beside it, or changed in any piece, does not pass for whole', {
    timeout: 60_000 + ROUNDS * 20_000,
  }, async () => {
    const sealWith = kind === 'sealed' ? key : null;
    const { file } = await backup({
      dataDir: t.dataDir,
      target: join(out, `${kind}.tar.gz`),
      appVersion: '1',
      now: TEST_NOW,
      sealWith,
    });
    const whole = await readFile(file);
    expect(await told(whole, sealWith)).toBeNull();
    const head = sealWith === null ? 0 : 12 + whole.readUInt32BE(8);
    const piece = sealWith === null ? CHUNK : CHUNK + SEAL;
    const borders: number[] = [];
    for (let at = head; at < whole.length; at += piece) borders.push(at);
    expect(borders.length).toBeGreaterThan(5);
    const passed: string[] = [];
    for (const border of borders) {
      for (const length of [border - 1, border, border + 1])
        if (length >= 0 && (await told(whole.subarray(0, length), sealWith)) === null)
          passed.push(`cut at ${length}`);
      const changed = Buffer.from(whole);
      const at = Math.min(border + Math.floor(piece / 2), whole.length - 1);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      if ((await told(changed, sealWith)) === null) passed.push(`changed at ${at}`);
    }
    expect(passed).toEqual([]);
  });
});
