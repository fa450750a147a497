import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequestLog } from '#main/http/requestLog.ts';
import { startServer } from '#main/http/server.ts';
import { DAY } from '#shared/kernel/time.ts';

const NOW = Date.parse('2026-11-24T23:59:00Z');
const LINE = { method: 'GET', route: '/api/v1/tickets/{id}', status: 200, ms: 1.4, bytes: 10 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-log-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the log of requests', () => {
  it('begins a file each day, another when one is full, and removes what is too old', async () => {
    let now = NOW;
    await writeFile(join(folder, 'requests-2026-10-24.log'), 'old\n');
    await writeFile(join(folder, 'requests-2026-10-25.log'), 'kept\n');
    await writeFile(join(folder, 'requests-2026-10-23.2.log'), 'old\n');
    await writeFile(join(folder, 'somebody-elses-2001-01-01.log'), 'theirs\n');
    // Its name says the day, whatever the file system says.
    await utimes(join(folder, 'requests-2026-10-25.log'), 0, 0);
    const faults: unknown[] = [];
    const options = {
      folder,
      keptDays: 30,
      mostBytes: 50,
      clock: () => now,
      report: (f: unknown) => faults.push(f),
    };
    const log = await openRequestLog(options);
    log.add(LINE);
    await log.close();
    const again = await openRequestLog(options);
    again.add(LINE);
    await again.close();
    now += DAY;
    const tomorrow = await openRequestLog({ ...options, keptDays: 2 });
    tomorrow.add(LINE);
    await tomorrow.close();
    expect((await readdir(folder)).sort()).toEqual([
      'requests-2026-11-24.2.log',
      'requests-2026-11-24.log',
      'requests-2026-11-25.log',
      'somebody-elses-2001-01-01.log',
    ]);
    expect(JSON.parse(await readFile(join(folder, 'requests-2026-11-25.log'), 'utf8'))).toEqual({
      at: '2026-11-25T23:59:00.000Z',
      ...LINE,
      ms: 1,
    });
    expect(faults).toEqual([]);
  });

  it('says once that it cannot write, and the server goes on', async () => {
    const faults: unknown[] = [];
    const log = await openRequestLog({
      folder,
      keptDays: 30,
      report: (f) => faults.push(f),
      clock: () => NOW,
    });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file stands where the folder was');
    log.add(LINE);
    await log.close();
    expect(faults).toHaveLength(1);
    log.add(LINE);
    await log.close();
    expect(faults).toHaveLength(1);
  });
});

describe('a server that logs', () => {
  it('writes method, pattern, status, time and bytes, and nothing of who asked for what', async () => {
    const profileDir = join(folder, 'profile');
    const place = { host: '127.0.0.1', port: 0, demo: false };
    const server = await startServer({
      dataDir: join(folder, 'data'),
      profileDir,
      ...place,
      log: { keptDays: 3 },
    });
    const secret = 'pedro.paramo';
    const ask = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${server.url}${path}`, init)).arrayBuffer();
    await ask('/api/v1/health');
    await ask(`/api/v1/tickets/987654?q=${secret}`, { headers: { authorization: `Bearer ${secret}` } });
    await ask(`/api/v1/${secret}`);
    await ask('/api/v1/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': secret },
      body: JSON.stringify({ username: secret, password: secret }),
    });
    await ask(`/${secret}.png`);
    await server.stop();
    const [name = ''] = await readdir(join(profileDir, 'logs'));
    const text = await readFile(join(profileDir, 'logs', name), 'utf8');
    expect(text).not.toMatch(new RegExp(`${secret}|987654|127\\.0\\.0\\.1`));
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/api/v1/health', 200],
      ['GET', '/api/v1/tickets/{id}', 401],
      ['GET', '/api/v1/*', 404],
      ['POST', '/api/v1/sessions', 401],
      expect.arrayContaining(['GET', 404]),
    ]);
    for (const line of lines) {
      expect(Object.keys(line).sort()).toEqual(['at', 'bytes', 'method', 'ms', 'route', 'status']);
      expect(line.bytes).toBeGreaterThan(20);
    }
  });
});
