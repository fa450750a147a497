import { describe, expect, it } from 'vitest';
import { keepPassword } from '#main/mail/password.ts';
import { sendDue } from '#main/mail/sending.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { aCertificate, aMailServer, type MailServer } from '../../builders/mailServer.ts';
import { anOffice, aRequest, type Office } from './office.ts';

const ACCOUNT = { user: 'soporte', password: 'secreta' };

async function refusedWith(o: Office): Promise<unknown> {
  const [first] = await o.queue();
  return JSON.parse(String(first?.lastError));
}

/** Each Message-Id that came, once; a message that came twice would stand twice. */
const ids = (server: MailServer) => server.received.map(({ mail }) => mail.messageId);

describe('sending over a real SMTP server', () => {
  it('signs in over TLS whose private authority is trusted by the settings, and sends once', async () => {
    await using server = await aMailServer({ account: ACCOUNT });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    const ticket = await aRequest(o);
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    const [got] = server.received;
    expect(server.received).toHaveLength(1);
    expect(got?.to).toEqual(['luis.ortega@institucion.example']);
    expect(got?.from).toBe('soporte@institucion.example');
    expect(got?.mail.subject).toBe(`[${ticket.folio}] La impresora no enciende`);
    expect(got?.mail.messageId).toBe((await o.queue())[0]?.messageId);
    expect(got?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(got?.mail.headers.get('x-auto-response-suppress')).toBe('All');
    expect(got?.mail.text).toContain(`https://soporte.institucion.example/solicitudes/${ticket.folio}`);
    expect(await o.queue()).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
  });

  it('does not wait for a time that a clock ahead of its time settled', async () => {
    await using server = await aMailServer({ account: ACCOUNT });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    await aRequest(o);
    const { host } = o.d.t;
    await host.db.write((tx) =>
      tx
        .updateTable('mailQueue')
        .set({ nextAttemptAt: host.clock() + 30 * DAY })
        .execute(),
    );
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
  });

  it('raises a plain connection by STARTTLS, and sends nothing where the server has none', async () => {
    await using server = await aMailServer({ security: 'startTls', account: ACCOUNT });
    await using bare = await aMailServer({ security: 'none' });
    await using o = await anOffice();
    await o.use(server, { security: 'startTls', user: 'soporte' });
    await aRequest(o);
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    await o.use(bare, { security: 'startTls' });
    await aRequest(o, 'Otra');
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(bare.received).toEqual([]);
    expect((await o.queue())[1]).toMatchObject({ state: 'waiting' });
  });

  it('refuses a certificate that nobody vouches for, and one for another name', async () => {
    await using server = await aMailServer();
    await using other = await aMailServer({ certificate: await aCertificate('otro.example') });
    await using o = await anOffice();
    await o.use(server, { ca: '' });
    await aRequest(o);
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(await refusedWith(o)).toMatchObject({ fault: 'secure' });
    await o.use(other);
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(await refusedWith(o)).toMatchObject({ fault: 'secure' });
    expect([...server.received, ...other.received]).toEqual([]);
  });

  it('waits longer after each refused sign-in, and goes on once the password is right', async () => {
    await using server = await aMailServer({ account: ACCOUNT });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    const { profileDir } = o.d.t.host;
    await keepPassword(profileDir, { host: 'localhost', user: 'soporte' }, 'otra');
    await aRequest(o);
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(await refusedWith(o)).toMatchObject({ fault: 'signIn', code: '535' });
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    await keepPassword(profileDir, { host: 'localhost', user: 'soporte' }, 'secreta');
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    expect(ids(server)).toHaveLength(1);
  });

  it('tries again what the server put off, and gives it over once', async () => {
    await using server = await aMailServer({
      onMessage: (count) => (count === 1 ? { code: 451, text: '4.3.0 Try again later' } : null),
    });
    await using o = await anOffice();
    await o.use(server);
    await aRequest(o);
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(await refusedWith(o)).toMatchObject({ fault: 'send', code: '451' });
    const [before] = await o.queue();
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    expect(ids(server)).toEqual([before?.messageId]);
  });

  it('gives up at once on a recipient who does not exist, sends the others over the same connection, and keeps no address', async () => {
    await using server = await aMailServer({
      onRecipient: (address) =>
        address.startsWith('nadie') ? { code: 550, text: `5.1.1 <${address}>: unknown` } : null,
    });
    await using o = await anOffice({ requester: { email: 'nadie@institucion.example' } });
    await o.use(server);
    await aRequest(o);
    await o.d.t.host.db.write(async (tx) => {
      await tx
        .updateTable('people')
        .set({ email: 'tecnica@institucion.example' })
        .where('id', '=', o.d.technician(0).id)
        .execute();
      await tx
        .updateTable('people')
        .set({ email: 'tecnica1@institucion.example' })
        .where('id', '=', o.d.technician(1).id)
        .execute();
    });
    await aRequest(o, 'Otra');
    await o.round();
    const queue = await o.queue();
    expect(queue.filter(({ state }) => state === 'failed')).toHaveLength(2);
    expect(queue.filter(({ state }) => state === 'sent')).toHaveLength(1);
    expect(JSON.parse(String(queue[0]?.lastError))).toMatchObject({ fault: 'send', code: '550' });
    expect(JSON.stringify(queue)).not.toContain('nadie@');
    expect(server.connections()).toBe(1);
    o.d.t.pass(DAY);
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
  });

  it('loses nothing and doubles nothing where the connection breaks in the middle', async () => {
    await using server = await aMailServer({ onMessage: (count) => (count === 2 ? 'drop' : null) });
    await using o = await anOffice();
    await o.use(server);
    for (const title of ['Uno', 'Dos', 'Tres']) await aRequest(o, title);
    expect(await o.round()).toEqual({ sent: 1, failed: 1 });
    expect((await o.queue()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['waiting', 1],
      ['waiting', 0],
    ]);
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 2, failed: 0 });
    expect(new Set(ids(server)).size).toBe(3);
    expect(ids(server)).toHaveLength(3);
  });

  it('keeps all of it while the server is away, without asking again for each, and sends it once it is back', async () => {
    const away = await aMailServer();
    const { port } = away;
    await using o = await anOffice();
    await o.use(away);
    await away.close();
    for (let n = 0; n < 25; n += 1) await aRequest(o, `Solicitud ${n}`);
    expect(await o.round()).toEqual({ sent: 0, failed: 20 });
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    expect(await refusedWith(o)).toMatchObject({ fault: 'connect', code: 'ECONNREFUSED' });
    await using server = await aMailServer({ port });
    await o.set({ ca: server.ca });
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 25, failed: 0 });
    expect(new Set(ids(server)).size).toBe(25);
    expect(server.connections()).toBe(1);
  });

  it('fails after a day of trying', async () => {
    const away = await aMailServer();
    await away.close();
    await using o = await anOffice();
    await o.use(away);
    await aRequest(o);
    for (let hours = 0; hours < 40; hours += 1) {
      await o.round();
      o.d.t.pass(60 * MINUTE);
    }
    const [mail] = await o.queue();
    expect(mail?.state).toBe('failed');
    expect(mail?.attempts).toBeGreaterThan(8);
    await o.d.as(o.administrator).mail.retry({});
    expect((await o.queue())[0]?.state).toBe('waiting');
  });

  it('is sent again under the same Message-ID where the process died after the server’s yes', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await aRequest(o);
    await o.round();
    // As the process leaves it that dies between the two: in hand, with the time set at which it is taken for dead.
    await o.d.t.host.db.write(async (tx) => {
      await tx
        .updateTable('mailQueue')
        .set({
          state: 'sending',
          claim: 'dead',
          sentAt: null,
          finishedAt: null,
          nextAttemptAt: o.d.t.now() + 15 * MINUTE,
        })
        .execute();
    });
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    o.d.t.pass(15 * MINUTE);
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    expect(new Set(ids(server)).size).toBe(1);
    expect(server.received).toHaveLength(2);
  });

  it('is sent once by two processes that look at the same moment', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    for (let n = 0; n < 30; n += 1) await aRequest(o, `Solicitud ${n}`);
    const outcomes = await Promise.all([sendDue(o.d.t.host), sendDue(o.d.t.host)]);
    expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
    expect(new Set(ids(server)).size).toBe(30);
    expect(server.received).toHaveLength(30);
  });

  it('does not send what another process took over while this one slept', async () => {
    let sleep: () => void = () => {};
    await using server = await aMailServer({
      onMessage: () => {
        sleep();
        return null;
      },
    });
    await using o = await anOffice();
    await o.use(server);
    for (const title of ['Uno', 'Dos', 'Tres']) await aRequest(o, title);
    const { db } = o.d.t.host;
    let taken: Promise<void> | null = null;
    sleep = () => {
      taken ??= db.write(async (tx) => {
        await tx.updateTable('mailQueue').set({ claim: 'another' }).where('id', '=', 3).execute();
      });
    };
    expect(await o.round()).toEqual({ sent: 2, failed: 0 });
    await taken;
    expect(server.received).toHaveLength(2);
  });

  it('leaves what it did not begin to the next round when it is told to stop', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    for (const title of ['Uno', 'Dos']) await aRequest(o, title);
    const ending = new AbortController();
    const running = sendDue(o.d.t.host, { signal: ending.signal });
    ending.abort();
    await running;
    const [, second] = await o.queue();
    expect(second).toMatchObject({ state: 'waiting', attempts: 0 });
    await o.round();
    expect(server.received).toHaveLength(2);
  });

  it('sends nothing from an installation that has no password, nor with that of another account', async () => {
    await using server = await aMailServer({ account: ACCOUNT });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    const { profileDir } = o.d.t.host;
    await aRequest(o);
    await keepPassword(profileDir, { host: 'otro.example', user: 'soporte' }, 'secreta');
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    expect(server.connections()).toBe(0);
    expect((await o.d.as(o.administrator).mail.status({})).hasPassword).toBe(false);
    expect(await o.queue()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });
});
