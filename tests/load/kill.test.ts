import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { ended, someFolders, soporte, startSoporte } from '../builders/soporte.ts';
import { countKill } from '../faults/kills.ts';

const PASSWORD = 'una frase bastante larga';
const CLIENTS = 12;
/** Each asks for all that was wished so far, so that the long form does not do it as often as other tests. */
const ROUNDS = Math.max(2, Math.ceil(Number(process.env.SOPORTE_FAULT_ROUNDS ?? 1) / 2));

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

const started: ChildProcess[] = [];
afterAll(() => {
  for (const each of started) each.kill('SIGKILL');
});

async function start(options: readonly string[]): Promise<Server> {
  const child = startSoporte(['serve', '--port', '0', '--json', ...options]);
  started.push(child);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
  void ended(child).then(({ errors }) => reject(new Error(`It ended: ${errors}`)));
  const { url } = JSON.parse(await promise) as { url: string };
  return { url, process: child };
}

type Body = Record<string, unknown>;

async function send({ url }: Server, token: string | null, method: string, path: string, body?: Body) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const answer = (await response.json()) as Body;
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The wizard; gives its administrator's token. */
async function setUp(server: Server): Promise<string> {
  const { hours } = await send(server, null, 'GET', '/setup/suggestions');
  const made = await send(server, null, 'POST', '/setup', {
    institution: 'Instituto de Prueba',
    language: 'es',
    timeZone: 'America/Mexico_City',
    holidayTemplate: 'federal',
    hours,
    administrator: { name: 'Ada Ministradora', username: 'admin', password: PASSWORD },
  });
  return String(made.token);
}

/** One thing that a client wanted, with the answer once it came. */
interface Wish {
  readonly path: string;
  readonly body: Body & { readonly commandId: string };
  answer: Body | null;
}

/** Creates tickets and replies to them, one after the other, until the server is gone. */
async function work(server: Server, token: string, wishes: Wish[], client: number): Promise<void> {
  for (let i = 0; ; i += 1) {
    const ticket = wish('/tickets', { title: `Falla ${client}-${i}`, description: 'Bajo carga' });
    wishes.push(ticket);
    try {
      ticket.answer = await send(server, token, 'POST', ticket.path, ticket.body);
      const reply = wish(`/tickets/${ticket.answer.id}/replies`, { body: `Respuesta ${client}-${i}` });
      wishes.push(reply);
      reply.answer = await send(server, token, 'POST', reply.path, reply.body);
    } catch {
      return;
    }
  }
}

const wish = (path: string, body: Body): Wish => ({
  path,
  body: { ...body, commandId: crypto.randomUUID() },
  answer: null,
});

it('a server that is killed under load keeps every acknowledged command, and none is done twice', {
  timeout: 60_000 + ROUNDS * 20_000,
}, async () => {
  const { options } = await someFolders();
  let server = await start(options);
  const token = await setUp(server);
  const wishes: Wish[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const clients = Array.from({ length: CLIENTS }, (_, client) => work(server, token, wishes, client));
    await sleep(700 + round * 137);
    countKill(server.process);
    await Promise.all(clients);
    server = await start(options);
  }
  const acknowledged = wishes.filter((each) => each.answer !== null).length;
  expect(acknowledged).toBeGreaterThan(CLIENTS * ROUNDS);
  expect(acknowledged).toBeLessThan(wishes.length);

  // Every client asks again, not knowing what became of its last command.
  for (const each of wishes) {
    const again = await send(server, token, 'POST', each.path, each.body);
    if (each.answer !== null) expect(again).toEqual(each.answer);
    each.answer = again;
  }
  const created = wishes.filter((each) => each.path === '/tickets');
  const folios = created.map((each) => String(each.answer?.folio)).sort();
  const year = folios[0]?.slice(0, 7);
  expect(folios).toEqual(created.map((_, i) => `${year}-${String(i + 1).padStart(6, '0')}`));
  const bodies: unknown[] = [];
  for (const each of created) {
    const ticket = await send(server, token, 'GET', `/tickets/${each.answer?.id}`);
    bodies.push(...(ticket.messages as Body[]).map((message) => message.body));
  }
  const replies = wishes.filter((each) => each.path !== '/tickets').map((each) => each.body.body);
  expect(bodies.sort()).toEqual(replies.sort());

  server.process.kill('SIGTERM');
  expect((await soporte(['verify', '--json', ...options])).out).toContain('"ok":true');
});
