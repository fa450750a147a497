import type { ChildProcess } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import SqliteFile from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ended, someFolders, soporte, startSoporte } from '../../builders/soporte.ts';

describe('serve', () => {
  it('prints its address, answers, and stops cleanly, also when it is asked twice', async () => {
    const { options } = await someFolders();
    const child = startSoporte(['serve', '--port', '0', '--json', ...options]);
    const end = ended(child);
    const { promise, resolve } = Promise.withResolvers<string>();
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    const first = JSON.parse(await promise) as { url: string };
    expect(Object.keys(first)).toEqual(['url']);
    const health = await fetch(`${first.url}/api/v1/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ status: 0, errors: '' });
  }, 60_000);

  it('answers what is under way when it is asked to stop; what it does not answer was not done', async () => {
    const { options, dataDir } = await someFolders();
    const child = startSoporte(['serve', '--port', '0', '--json', ...options]);
    const end = ended(child);
    const { promise, resolve } = Promise.withResolvers<string>();
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    const { url } = JSON.parse(await promise) as { url: string };
    const post = async (path: string, body: unknown, token?: string) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (token !== undefined) headers.authorization = `Bearer ${token}`;
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const day = [['09:00', '18:00']];
    const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    const setup = await post('/setup', {
      institution: 'Instituto de Prueba',
      language: 'es',
      timeZone: 'America/Mexico_City',
      holidayTemplate: 'federal',
      hours,
      administrator: { name: 'Ada', username: 'admin', password: 'una frase bastante larga' },
    });
    expect(setup.status, JSON.stringify(setup.body)).toBe(201);
    const before = await peopleIn(dataDir);

    // Their passwords take a while to hash: when the first is answered, others are in the middle of it.
    const created = Array.from({ length: 24 }, (_, i) =>
      post(
        '/people',
        { ...PERSON, name: `Persona ${i}`, username: `persona${i}` },
        String(setup.body.token),
      ).then(
        ({ status }) => status,
        () => 'unanswered' as const,
      ),
    );
    await Promise.race(created);
    child.kill('SIGTERM');
    const outcomes = await Promise.all(created);
    expect(await end).toMatchObject({ status: 0, errors: '' });
    const done = outcomes.filter((outcome) => outcome === 201).length;
    expect(done).toBeGreaterThan(0);
    expect(outcomes.filter((o) => o !== 201 && o !== 503 && o !== 'unanswered')).toEqual([]);
    expect((await peopleIn(dataDir)) - before).toBe(done);
  }, 60_000);

  it('tells the fingerprint of its certificate, and reads a new one when it is told to', async () => {
    const { options, dataDir } = await someFolders();
    const own = startSoporte(['serve', '--host', '0.0.0.0', '--port', '0', '--json', ...options]);
    const firstLine = (child: ChildProcess) =>
      new Promise<string>((resolve) => {
        if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
      });
    const end = ended(own);
    const told = JSON.parse(await firstLine(own)) as { url: string; fingerprint: string };
    expect(told.url).toMatch(/^https:/);
    expect(told.fingerprint).toMatch(/^SHA256:([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    const profile = options[3] ?? '';
    const [certFile, keyFile] = [join(profile, 'https-cert.pem'), join(profile, 'https-key.pem')];
    expect(`SHA256:${new X509Certificate(await readFile(certFile)).fingerprint256}`).toBe(told.fingerprint);
    own.kill('SIGTERM');
    await end;

    const given = startSoporte([
      'serve',
      ...['--port', '0', '--json', '--cert', certFile, '--key', keyFile],
      ...options,
    ]);
    const ending = ended(given);
    const { promise: heard, resolve: hear } = Promise.withResolvers<string>();
    if (given.stderr !== null) {
      createInterface({ input: given.stderr }).on('line', (line) => {
        if (line.includes('read again')) hear(line);
      });
    }
    expect(JSON.parse(await firstLine(given))).toMatchObject({ fingerprint: told.fingerprint });
    given.kill('SIGHUP');
    expect(await heard).toBe('The certificate was read again.');
    given.kill('SIGTERM');
    expect((await ending).status).toBe(0);

    const alone = await soporte(['serve', '--cert', certFile, ...options]);
    expect([alone.status, alone.errors]).toEqual([
      2,
      '--cert and --key go together: the certificate and its private key.\n',
    ]);
    const none = await soporte(['serve', '--cert', dataDir, '--key', keyFile, ...options]);
    expect([none.status, none.errors]).toEqual([1, `${dataDir} cannot be read.\n`]);
  }, 60_000);

  it('says when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { options } = await someFolders();
    const { status, errors } = await soporte(['serve', '--port', String(port), ...options]);
    taken.close();
    expect([status, errors]).toEqual([1, `Port ${port} is in use; choose another one with --port.\n`]);
  }, 60_000);
});

const PERSON = {
  email: null,
  phone: null,
  employeeNumber: null,
  post: null,
  areaId: null,
  locationId: null,
  calendarId: null,
  activeLimit: null,
  language: 'es',
  roles: ['requester'],
  teamIds: [],
  skillIds: [],
  isExternal: false,
};

/** How many people the file holds, read by nothing of ours. */
async function peopleIn(dataDir: string): Promise<number> {
  const file = new SqliteFile(join(dataDir, 'database.sqlite'), { readonly: true });
  try {
    return (file.prepare('SELECT count(*) AS count FROM people').get() as { count: number }).count;
  } finally {
    file.close();
  }
}
