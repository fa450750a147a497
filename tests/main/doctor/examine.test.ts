import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#main/db/open.ts';
import { examine } from '#main/doctor/examine.ts';
import { createProbe } from '#main/doctor/probe.ts';
import { startProbe } from '#main/doctor/probeProcess.ts';
import { judge } from '#main/doctor/verdict.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder of this machine', () => {
  it('is found fit by two real processes, and nothing is left behind in it', async () => {
    const seen = await examine(folder);
    expect(judge(seen).findings.filter(({ isGood }) => !isGood)).toEqual([]);
    expect(seen.writes.expected).toBeGreaterThan(20);
    expect(seen.replacing.looks).toBeGreaterThan(10);
    expect(await readdir(folder)).toEqual([]);
  }, 40_000);

  it('leaves a database alone that lies there and is in use', async () => {
    const db = await openDatabase({ dataDir: folder, appVersion: '1', now: Date.now, newMode: 'sharedFile' });
    try {
      const seen = await examine(folder);
      expect(seen.database).toEqual({ mode: 'sharedFile', hasWal: false });
      expect(judge(seen).isFit).toBe(true);
      await db.write((tx) => tx.insertInto('meta').values({ key: 'afterwards', value: '1' }).execute());
    } finally {
      await db.close();
    }
  }, 40_000);

  it('says which thing stands in the way where nothing can be written', async () => {
    await expect(examine(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('two probes', () => {
  it('are processes of their own: what one holds, the other does not get', async () => {
    const probes = [startProbe(folder), startProbe(folder)] as const;
    try {
      for (const probe of probes) await probe.ask({ do: 'open' });
      expect(await probes[0].ask({ do: 'hold' })).toBe('done');
      expect(await probes[1].ask({ do: 'write' })).toBe('busy');
      expect(await probes[1].ask({ do: 'hold' })).toBe('busy');
      await probes[0].ask({ do: 'letGo' });
      expect(await probes[1].ask({ do: 'write' })).toBe('done');
    } finally {
      await Promise.all(probes.map((probe) => probe.stop()));
    }
  }, 20_000);

  it('tell what the system said when they cannot go on', async () => {
    const probe = startProbe(join(folder, 'gone'));
    await expect(probe.ask({ do: 'open' })).rejects.toThrow(/open database|directory/i);
    await probe.stop();
  }, 20_000);

  it('see a file that is replaced badly', async () => {
    const probe = createProbe(folder);
    await probe.work({ do: 'replace', times: 1 });
    const [seen] = await Promise.all([
      probe.work({ do: 'watch', forMs: 300 }),
      rm(join(folder, 'replaced.json')),
    ]);
    expect(seen.faults).toBeGreaterThan(0);
  });
});
