import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '#main/http/listen.ts';
import { openRelay, type Relay } from '#main/relay/relay.ts';
import { backOff } from '#shared/kernel/backOff.ts';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { listener, windowPort } from './ends.ts';

const PASSWORD = 'una frase bastante larga';
let folder: string;
let host: TestHost;
let server: Listening;

const serve = (port = 0) =>
  listen({
    service: host,
    profileDir: join(folder, 'served'),
    host: '127.0.0.1',
    port,
    isSecure: true,
    finishMs: 1_000,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-relay-'));
  host = await openTestHost();
  const { hours } = await host.as(null).setup.suggestions({});
  await host.as(null).setup.complete({
    institution: 'Instituto de Prueba',
    language: 'es',
    timeZone: 'America/Mexico_City',
    holidayTemplate: 'federal',
    hours,
    administrator: { name: 'Ada', username: 'ada', password: PASSWORD },
  });
  server = await serve();
});
afterAll(async () => {
  await server.stop();
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

const relays: Relay[] = [];
afterEach(() => {
  for (const relay of relays.splice(0)) relay.close();
});

/** A relay, and what it says in the order in which it says it. */
function relayTo(parts: { address?: string; fingerprint?: string | null; version?: string } = {}) {
  const said: ('up' | PlaceRefusal)[] = [];
  const waiting: (() => void)[] = [];
  const say = (news: 'up' | PlaceRefusal) => {
    said.push(news);
    for (const go of waiting.splice(0)) go();
  };
  const relay = openRelay({
    address: `https://127.0.0.1:${server.port}`,
    fingerprint: server.fingerprint,
    version: host.host.version,
    timeoutMs: 2_000,
    ...parts,
    random: () => 0,
    up: () => say('up'),
    away: say,
    refused: say,
  });
  relays.push(relay);
  return {
    relay,
    said,
    async until(isIt: (news: 'up' | PlaceRefusal) => boolean) {
      while (!said.some(isIt)) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

const isUp = (news: 'up' | PlaceRefusal) => news === 'up';

describe('a client’s calls', () => {
  it('reach the server over the port and are the desktop’s, with files, as nobody’s until somebody signs in', async () => {
    const { relay, until } = relayTo();
    await until(isUp);
    const window = windowPort();
    relay.connectPort(window.relayEnd);
    await expect(window.client.tickets.list({})).rejects.toMatchObject({ code: 'unauthenticated' });
    const { token } = await window.client.sessions.create({ username: 'ada', password: PASSWORD });

    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
    const created = await window.client.tickets.create({
      title: 'El plóter no jala',
      description: 'Se queda a la mitad.',
    });
    const file = new File([bytes], 'traza.txt', { type: 'text/plain' });
    const { items } = await window.client.tickets.attach({ id: created.id, files: [file] });
    const back = await window.client.tickets.attachmentContent({ id: items[0]?.id ?? 0 });
    expect(new Uint8Array(await (back as File).arrayBuffer())).toEqual(bytes);

    const { device, origin } = await host.host.db.read
      .selectFrom('sessions')
      .select(['device', 'origin'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect([device, origin]).toEqual([expect.stringMatching(/^SoporteBalance(, \w+)?$/), 'desktop']);
    const event = await host.host.db.read
      .selectFrom('events')
      .select('origin')
      .where('action', '=', 'ticket.created')
      .executeTakeFirstOrThrow();
    expect(event.origin).toBe('desktop');

    // A second window has a socket of its own: it is nobody, until it takes up the session.
    const other = windowPort();
    relay.connectPort(other.relayEnd);
    await expect(other.client.tickets.list({})).rejects.toMatchObject({ code: 'unauthenticated' });
    await other.client.sessions.resume({ token: token ?? '' });
    expect((await other.client.tickets.list({})).items).toHaveLength(1);
    other.close();
    window.close();
  });

  it('end with the server, and go on over new ports once it is back', async () => {
    const { relay, said, until } = relayTo();
    await until(isUp);
    const window = windowPort();
    relay.connectPort(window.relayEnd);
    await window.client.setup.status({});
    await server.stop();
    await window.closed;
    await until((news) => news !== 'up' && news.problem === 'unreachable');
    const turnedAway = windowPort();
    relay.connectPort(turnedAway.relayEnd);
    await turnedAway.closed;

    said.length = 0;
    server = await serve(server.port);
    await until(isUp);
    const again = windowPort();
    relay.connectPort(again.relayEnd);
    expect(await again.client.setup.status({})).toMatchObject({ version: host.host.version });
    again.close();
  });
});

describe('a server that is not the one that was accepted', () => {
  it('hears nothing, and is not asked again', async () => {
    const other = await listener(['127.0.0.1']);
    const { said, until } = relayTo({ address: `https://127.0.0.1:${other.port}` });
    await until(() => true);
    expect(said).toMatchObject([{ problem: 'otherCertificate' }]);
    expect(said).toMatchObject([{ detail: expect.stringContaining(other.fingerprint) }]);
    await other.close();
    expect(other.heard()).toBe('');
  });

  it('is one that no authority vouches for, where no certificate was accepted', async () => {
    const { said, until } = relayTo({ fingerprint: null });
    await until(() => true);
    expect(said).toMatchObject([{ problem: 'otherCertificate' }]);
  });

  it('is never spoken to in the clear, but on this machine', async () => {
    const { said, until } = relayTo({ address: 'http://mesa.example:4310', fingerprint: null });
    await until(() => true);
    expect(said).toMatchObject([{ problem: 'notEncrypted' }]);
  });

  it('or runs another version is said so', async () => {
    const [major, minor] = host.host.version.split('.').map(Number);
    const newer = relayTo({ version: `${major}.${(minor ?? 0) + 1}.0` });
    await newer.until(() => true);
    expect(newer.said).toMatchObject([{ problem: 'olderServer' }]);
    const odd = relayTo({ version: 'x' });
    await odd.until(() => true);
    expect(odd.said).toMatchObject([{ problem: 'newer' }]);
    const patched = relayTo({ version: `${major}.${minor}.999` });
    await patched.until(() => true);
    expect(patched.said).toEqual(['up']);
  });
});

describe('attempts to come back', () => {
  it('are further and further apart, up to a quarter of a minute, and not all at once', () => {
    expect([1, 2, 3, 10].map((attempt) => backOff(attempt, 1))).toEqual([400, 800, 1_600, 15_000]);
    expect(backOff(1, 0)).toBe(200);
  });
});
