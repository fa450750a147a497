import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '#main/http/server.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import { type Interval, WEEKDAYS, type Weekday } from '#shared/calendars/calendarRules.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { anArea, aPerson } from '../../builders/people.ts';
import { type SeededRandom, seededRandom } from '../../builders/seededRandom.ts';
import { anything, nested, type Route, routesOf, shaped } from './hostileInput.ts';

/** Calls that would end the session they are made with, stay open, or copy the whole database each time. */
const LEFT_OUT = new Set([
  'sessions.end',
  'sessions.endAll',
  'sessions.endOfPerson',
  'sessions.endEverybody',
  'live.events',
  'backups.make',
  'backups.rehearse',
  'backups.setPassphrase',
  'system.verify',
]);
const ROUNDS = 14;
const ALWAYS = Object.fromEntries(WEEKDAYS.map((day): [Weekday, Interval[]] => [day, [['00:00', '24:00']]]));

let folder: string;
let server: RunningServer;
/** What the server reported, and what was wrong with its answers. */
const problems: string[] = [];

async function tokenFor(roles: readonly Role[]): Promise<string> {
  const { host } = server.service;
  const person = await aPerson(host, { roles });
  const token = newToken();
  const now = Date.now();
  const session = { personId: person.id, createdAt: now, lastSeenAt: now, expiresAt: now + 3_600_000 };
  await host.db.write((tx) =>
    tx
      .insertInto('sessions')
      .values({ ...session, tokenHash: tokenHash(token), origin: 'rest', device: 'test' })
      .execute(),
  );
  return token;
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    problems.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '));
  });
  folder = await mkdtemp(join(tmpdir(), 'soporte-fuzz-'));
  server = await startServer({
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    host: '127.0.0.1',
    port: 0,
    demo: false,
  });
  const { host } = server.service;
  await aStoredCalendar(host, { name: 'Siempre', hours: ALWAYS, isDefault: true });
  for (const priority of PRIORITIES) await aPolicy(host, { priority });
  await aService(host, {});
  await anArea(host);
  // Another administrator, so that whoever is disabled on the way is not the last one.
  await tokenFor(['administrator']);
});
afterAll(async () => {
  await server.stop();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const asText = (value: unknown) =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed().slice(0, 2_000);

/** Where each input goes: path, then query or body. */
function requestOf(
  route: Route,
  input: unknown,
  random: SeededRandom,
): { path: string; body: string | null } {
  const fields = typeof input === 'object' && input !== null ? { ...(input as Record<string, unknown>) } : {};
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = key in fields ? fields[key] : anything(random);
    delete fields[key];
    return encodeURIComponent(asText(value).slice(0, 200)) || '1';
  });
  if (route.method !== 'GET' && route.method !== 'DELETE') {
    const whole = typeof input === 'object' && input !== null && !Array.isArray(input) ? fields : input;
    return { path, body: JSON.stringify(whole) ?? 'null' };
  }
  const query = Object.entries(fields)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(asText(value))}`)
    .join('&');
  return { path: query === '' ? path : `${path}?${query}`, body: null };
}

/** What is wrong with an answer; null when nothing is. */
function faultOf(response: Response, text: string): string | null {
  if (response.headers.get('x-content-type-options') !== 'nosniff') return 'no nosniff';
  if (response.status >= 500) return 'a fault of ours';
  if (response.status < 400) return null;
  if (/\n\s+at |node_modules|SqliteError|src-main/.test(text)) return 'it tells of the inside';
  try {
    const keys = Object.keys(JSON.parse(text) as object).sort();
    return keys.join() === 'code,details,message' ? null : 'another form of error';
  } catch {
    return 'no JSON';
  }
}

async function attack(route: Route, random: SeededRandom, input: unknown, token: string | null) {
  const { path, body } = requestOf(route, input, random);
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: route.method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
    signal: AbortSignal.timeout(5_000),
  });
  const text = await response.text();
  const fault = faultOf(response, text);
  if (fault !== null) {
    problems.push(`${fault}: ${route.method} ${path} ${body?.slice(0, 400)} → ${text.slice(0, 200)}`);
  }
  return response.status;
}

describe('whatever is sent to REST', () => {
  it('is answered in the one form, never by a fault of ours', { timeout: 60_000 }, async () => {
    const routes = routesOf().filter((route) => !LEFT_OUT.has(route.name));
    expect(routes.length).toBeGreaterThan(70);
    const reached = new Set<string>();
    for (const [index, route] of routes.entries()) {
      const random = seededRandom(1_000 + index);
      const token = await tokenFor(ROLES);
      const inputs: unknown[] = [
        null,
        [],
        'x',
        7,
        {},
        nested(2_000),
        JSON.parse('{"__proto__":{"id":1},"constructor":1,"id":"__proto__"}'),
        ...Array.from({ length: ROUNDS }, (_, i) => shaped(route.input, random, i % 3 === 0 ? 0 : 15)),
      ];
      for (const input of inputs) {
        const status = await attack(route, random, input, token);
        if (status < 300) reached.add(route.name);
      }
      await attack(route, random, shaped(route.input, random, 0), null);
    }
    expect(problems).toEqual([]);
    // It is no test of the door alone: most procedures were gone through.
    expect(reached.size).toBeGreaterThan(30);
  });

  it('keeps no file name that could harm, and gives each file back as a download', async () => {
    const token = await tokenFor(ROLES);
    const headers = { authorization: `Bearer ${token}` };
    const made = await fetch(`${server.url}/api/v1/tickets`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Con archivos', description: 'x' }),
    });
    const { id } = (await made.json()) as { id: number };
    const names = [
      'a\r\nset-cookie: x=1.txt',
      '../../../etc/passwd',
      'C:\\Windows\\system.ini',
      `${'ñ'.repeat(500)}.pdf`,
      '""; filename=x.html',
      'page.html',
      'x.svg',
      '\u202Egnp.exe',
      '👩‍👩‍👧‍👦.png',
      '..',
      ' ',
      'CON',
      '%00.txt',
      'a%0d%0ab.txt',
    ];
    for (const name of names) {
      const form = new FormData();
      form.append('files', new File(['<script>1</script>'], name, { type: 'text/html' }));
      const response = await fetch(`${server.url}/api/v1/tickets/${id}/attachments`, {
        method: 'POST',
        headers,
        body: form,
      });
      const text = await response.text();
      expect(response.status, `${JSON.stringify(name)} ${text}`).toBe(201);
      const [item] = (JSON.parse(text) as { items: { id: number; name: string }[] }).items;
      expect(item?.name).toMatch(/^[^\\/\p{Cc}\u202a-\u202e\u2066-\u2069"<>:|?*]{1,180}$/u);
      const content = await fetch(`${server.url}/api/v1/attachments/${item?.id}/content`, { headers });
      expect(content.headers.get('content-disposition'), name).toMatch(/^attachment; /);
      expect(content.headers.get('content-type'), name).not.toMatch(/html|svg|xml/);
      expect(content.headers.get('x-content-type-options')).toBe('nosniff');
      expect(content.headers.get('set-cookie')).toBeNull();
    }
    expect(problems).toEqual([]);
  });
});
