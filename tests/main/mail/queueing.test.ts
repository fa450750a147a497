import { describe, expect, it } from 'vitest';
import { queuedMailQuery } from '#main/mail/queries.ts';
import { openMail, queueMail } from '#main/mail/queueing.ts';
import { DAY, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { defaultMail } from '#shared/mail/settings.ts';
import { aMailServer } from '../../builders/mailServer.ts';
import { aPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { anOffice, aRequest, type Office, tickMail } from './office.ts';

async function address(o: Office, person: { id: number }, email: string | null) {
  await o.d.t.host.db.write(async (tx) => {
    await tx.updateTable('people').set({ email }).where('id', '=', person.id).execute();
  });
}

/** What waits or went, as kinds in the order of the queue. */
async function queued(o: Office, person?: { id: number }) {
  const { items } = await o.d.as(o.administrator).mail.list({});
  return items
    .filter((one) => person === undefined || one.person.id === person.id)
    .toReversed()
    .map(({ kinds }) => kinds);
}

describe('what is queued', () => {
  it('queues nothing while mail is off', async () => {
    await using o = await anOffice();
    await aRequest(o);
    expect(await o.queue()).toEqual([]);
  });

  it('goes with what happened: refused together, kept together', async () => {
    await using o = await anOffice();
    await using server = await aMailServer();
    await o.use(server);
    await expect(
      o.d.as(o.requester).tickets.create({ title: 'x', description: 'y', serviceId: 999 }),
    ).rejects.toThrow();
    expect(await o.queue()).toEqual([]);
  });

  it('tells the requester of receipt, taker, question, reply, solution, reopening and end; not of other steps', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const { id } = await aRequest(o);
    const manager = o.d.as(o.d.manager);
    const step = async () => ({ id, version: (await manager.tickets.get({ id })).version });
    const rounds: string[] = [];
    const then = async (act: () => Promise<unknown>) => {
      await act();
      const before = server.received.length;
      await o.round();
      for (const { mail } of server.received.slice(before)) rounds.push(mail.text ?? '');
      o.d.t.pass(SECOND);
    };
    await then(async () => {});
    await then(async () => manager.tickets.start(await step()));
    await then(async () =>
      manager.tickets.wait({ ...(await step()), for: 'requester', note: '¿En qué piso?' }),
    );
    await then(async () => o.d.as(o.requester).tickets.reply({ id, body: 'En el segundo.' }));
    await then(async () => manager.tickets.reply({ id, body: 'Voy <b>ya</b>.' }));
    await then(async () => manager.tickets.note({ id, body: 'Ojo: es enojón.' }));
    await then(async () => manager.tickets.resolve({ ...(await step()), solution: 'Cable nuevo.' }));
    await then(async () => manager.tickets.reopen({ ...(await step()), reason: 'Falló otra vez.' }));
    await then(async () => manager.tickets.cancel({ ...(await step()), reason: 'Repetida.' }));
    expect(
      rounds.map((text) =>
        text
          .split('\n')
          .filter((line) => line !== '')
          .slice(2, 4)
          .join(' '),
      ),
    ).toEqual([
      expect.stringMatching(
        /^Recibimos su solicitud\. Estará lista.* Técnica \d tiene ahora su solicitud\.$/,
      ),
      'Encargada Ema necesita su respuesta para continuar. Mientras tanto, el plazo no corre. > ¿En qué piso?',
      'Encargada Ema respondió: > Voy <b>ya</b>.',
      expect.stringMatching(/^Su solicitud está resuelta\. .* > Cable nuevo\.$/),
      'Encargada Ema reabrió la solicitud. > Falló otra vez.',
      'Encargada Ema canceló la solicitud. > Repetida.',
    ]);
    expect(server.received.map(({ raw }) => raw).join()).not.toContain('enoj');
    const html = server.received.find(({ mail }) => mail.text?.includes('Voy'))?.mail.html;
    expect(html).toContain('Voy &lt;b&gt;ya&lt;/b&gt;.');
  });

  it('tells technicians of what is assigned to them and what is overdue, and nobody of their own acts', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    for (const technician of o.d.technicians) await address(o, technician, 'tec@institucion.example');
    await address(o, o.d.manager, 'ema@institucion.example');
    const { id, version } = await aRequest(o);
    const [had, other] = [o.d.technician(0), o.d.technician(1)];
    const { assignee } = await o.d.as(o.d.manager).tickets.get({ id });
    const receiver = assignee?.id === had.id ? other : had;
    expect(await queued(o)).toContainEqual(['assigned']);
    await o.d.as(o.d.manager).tickets.assign({ id, version, assigneeId: receiver.id, reason: 'Sabe más' });
    await o.d.as(receiver).tickets.reply({ id, body: 'Voy.' });
    expect(await queued(o, receiver)).toEqual([['assigned']]);
    expect(await queued(o, o.d.manager)).toEqual([]);
  });

  it('follows each person’s choice, and that of staff about their own requests apart', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const technician = o.d.technician(0);
    await address(o, technician, 'tec@institucion.example');
    const mine = o.d.as(technician);
    const { items } = await mine.notifications.preferences({});
    expect(items.find(({ kind }) => kind === 'replied')?.email).toBe('own');
    const own = await mine.tickets.create({
      title: 'Mi teclado',
      description: 'x',
      serviceId: o.d.serviceId,
    });
    await o.d.as(o.d.manager).tickets.reply({ id: own.id, body: 'Lo vemos.' });
    expect((await queued(o, technician)).flat()).toContain('replied');
    await o.d.as(o.requester).notifications.savePreferences({
      items: [
        { kind: 'created', inApp: true, native: true, email: 'none' },
        { kind: 'assigned', inApp: true, native: true, email: 'none' },
      ],
    });
    await aRequest(o);
    expect(await queued(o, o.requester)).toEqual([]);
    // An older program that knows nothing of mail changes nothing of it.
    await o.d
      .as(o.requester)
      .notifications.savePreferences({ items: [{ kind: 'created', inApp: false, native: true }] });
    const after = await o.d.as(o.requester).notifications.preferences({});
    expect(after.items.find(({ kind }) => kind === 'created')).toMatchObject({ inApp: false, email: 'none' });
  });

  it.each([null, 'no es correo', 'a@b.example\r\nBcc: todos@x.example', 'a b@x.example', '<x@y.example>'])(
    'queues nothing for somebody whose address is %j',
    async (email) => {
      await using server = await aMailServer();
      await using o = await anOffice();
      await o.use(server);
      await address(o, o.requester, email);
      await aRequest(o);
      expect(await queued(o, o.requester)).toEqual([]);
    },
  );

  it('joins a burst about one ticket into one message, and keeps tickets apart', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server, { joinMinutes: 2 });
    const ticket = await aRequest(o);
    await aRequest(o, 'Otra cosa');
    for (const body of ['Uno', 'Dos']) {
      o.d.t.pass(30 * SECOND);
      await o.d.as(o.d.manager).tickets.reply({ id: ticket.id, body });
    }
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 2, failed: 0 });
    const [joined] = server.received;
    for (const part of ['Recibimos', 'Uno', 'Dos']) expect(joined?.mail.text).toContain(part);
    expect(server.received.filter(({ mail }) => mail.subject?.includes(ticket.folio))).toHaveLength(1);
    await o.d.as(o.d.manager).tickets.reply({ id: ticket.id, body: 'Tres' });
    o.d.t.pass(2 * MINUTE);
    await o.round();
    expect(server.received).toHaveLength(3);
  });

  it('tells a technician who wants it of an internal note, without a word of it', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const { id } = await aRequest(o);
    const { assignee } = await o.d.as(o.d.manager).tickets.get({ id });
    const technician = { id: assignee?.id ?? 0 };
    await o.round();
    await address(o, technician, 'tec@institucion.example');
    await o.d.as(technician).notifications.savePreferences({
      items: [{ kind: 'replied', inApp: true, native: true, email: 'all' }],
    });
    await o.d.as(o.d.manager).tickets.note({ id, body: 'Ojo: es enojón.' });
    await o.round();
    const [got] = server.received.filter(({ to }) => to[0] === 'tec@institucion.example');
    expect(got?.mail.text).toContain('Encargada Ema respondió.');
    expect(got?.raw).not.toContain('enoj');
  });

  it('tells the same thing once to each, however often it is queued', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    for (let n = 0; n < 2; n += 1) {
      await o.d.t.host.db.write((tx) =>
        queueMail(tx, {
          personIds: [o.requester.id],
          kind: 'reportReady',
          ticketId: null,
          subject: { entity: 'report', id: 7, label: 'SLA' },
          actorId: null,
          at: o.d.t.now() + n,
          onceAs: 'report:7',
        }),
      );
    }
    expect(await queued(o)).toEqual([['reportReady']]);
    await o.round();
    expect(server.received[0]?.mail.subject).toBe('Informe listo: SLA');
    expect(server.received[0]?.mail.text).toContain('https://soporte.institucion.example/informes');
  });

  it('hangs all messages of a ticket on one thread', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const ticket = await aRequest(o);
    await o.round();
    await o.d.as(o.d.manager).tickets.reply({ id: ticket.id, body: 'Voy.' });
    await o.round();
    const [first, second] = server.received.map(({ mail }) => mail);
    expect(first?.inReplyTo).toMatch(/^<ticket-\d+\..+@institucion\.example>$/);
    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.references).toEqual([first?.inReplyTo, first?.messageId]);
    expect(second?.subject).toBe(first?.subject);
  });

  it('tells nobody of a bulk action that was undone', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    const ticket = await aRequest(o);
    await o.round();
    const manager = o.d.as(o.d.manager);
    const { version, assignee } = await manager.tickets.get({ id: ticket.id });
    const other = o.d.technicians.find(({ id }) => id !== assignee?.id) ?? o.d.technician(0);
    const { bulkId } = await manager.tickets.bulk({
      action: 'assign',
      assigneeId: other.id,
      reason: 'Reparto',
      items: [{ id: ticket.id, version }],
    });
    expect(await queued(o, o.requester)).toHaveLength(2);
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
    await manager.tickets.undoBulk({ bulkId });
    expect(await queued(o, o.requester)).toHaveLength(1);
    o.d.t.pass(MINUTE);
    expect(await o.round()).toEqual({ sent: 0, failed: 0 });
  });

  it('writes to nobody who was disabled meanwhile, and says what was corrected, not what was written first', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await aRequest(o);
    await o.d.t.host.db.write(async (tx) => {
      await tx.updateTable('tickets').set({ title: 'Corregida' }).execute();
    });
    await o.round();
    expect(server.received[0]?.mail.subject).toContain('Corregida');
    await aRequest(o, 'Otra');
    await o.d.t.host.db.write(async (tx) => {
      await tx.updateTable('people').set({ isEnabled: 0 }).where('id', '=', o.requester.id).execute();
    });
    expect(await o.round()).toEqual({ sent: 0, failed: 1 });
    expect(server.received).toHaveLength(1);
  });

  it('keeps no text and no address', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await aRequest(o, 'Un título muy personal');
    const { db } = o.d.t.host;
    const rows = [
      ...(await db.read.selectFrom('mailQueue').selectAll().execute()),
      ...(await db.read.selectFrom('mailParts').selectAll().execute()),
    ];
    expect(rows.length).toBeGreaterThan(1);
    for (const word of ['personal', 'luis.ortega', 'Luis']) expect(JSON.stringify(rows)).not.toContain(word);
  });

  it('forgets after ninety days what is over, and nothing that still waits', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    await aRequest(o);
    await o.round();
    o.d.t.pass(60 * DAY);
    await aRequest(o, 'Otra');
    o.d.t.pass(31 * DAY);
    await tickMail(o);
    expect((await o.queue()).map(({ state }) => state)).toEqual(['waiting']);
  });
});

describe('a hostile name or title', () => {
  it.each([
    ['Eva\r\nBcc: todos@x.example', 'Título\r\nX-Ataque: si'],
    ['"Eva" <otra@x.example>', '<script>alert(1)</script>'],
    ['Zoë 日本 😀\u2028Subject: otro', `Ñandú ${'largo '.repeat(30)}`],
    ['\u202Eaved', '=?utf-8?q?fin?= \u0000 nulo'],
  ])('of %j stays text', async (name, title) => {
    await using server = await aMailServer();
    await using o = await anOffice({ requester: { name } });
    await o.use(server, { fromName: 'Soporte\r\nBcc: x@y.example' });
    await aRequest(o, title.slice(0, 200));
    expect(await o.round()).toEqual({ sent: 1, failed: 0 });
    const [got] = server.received;
    expect(got?.to).toEqual(['luis.ortega@institucion.example']);
    expect(got?.mail.headers.has('bcc')).toBe(false);
    expect(got?.mail.headers.has('x-ataque')).toBe(false);
    expect(got?.mail.to).toMatchObject({ value: [{ address: 'luis.ortega@institucion.example' }] });
    expect(got?.mail.html).not.toContain('<script');
    const [head = ''] = got?.raw.split('\r\n\r\n') ?? [];
    expect(head).not.toMatch(/[^\x20-\x7e\r\n\t]/);
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThan(200);
  });
});

describe('what administrators see', () => {
  it('pages through the queue by state, retries and cancels', async () => {
    await using server = await aMailServer();
    await using o = await anOffice();
    await o.use(server);
    for (const title of ['Uno', 'Dos', 'Tres']) await aRequest(o, title);
    const as = o.d.as(o.administrator);
    const first = await as.mail.list({ state: 'waiting', limit: 2 });
    const second = await as.mail.list({ state: 'waiting', limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(second.nextCursor).toBeNull();
    expect(await as.mail.cancel({ ids: [1, 2] })).toEqual({ count: 2 });
    await o.round();
    expect(server.received).toHaveLength(1);
    expect(await as.mail.cancel({ ids: [3] })).toEqual({ count: 0 });
    expect(await as.mail.retry({})).toEqual({ count: 0 });
    expect(await as.mail.retry({ ids: [1, 3] })).toEqual({ count: 1 });
    await o.round();
    expect(server.received).toHaveLength(2);
    expect(await as.mail.status({})).toMatchObject({ waiting: 0, failed: 0, sendsFromHere: true });
  });

  it('reads the queue and what is due by an index', async () => {
    await using o = await anOffice();
    const db = o.d.t.host.db.read;
    const filter = { beforeId: 1_000, limit: 51 };
    await expectNoScan(db, queuedMailQuery(db, { state: 'failed', ...filter }), ['SCAN (subquery']);
    await expectNoScan(db, queuedMailQuery(db, { state: null, ...filter }), ['SCAN (subquery']);
    await expectNoScan(
      db,
      db
        .selectFrom('mailQueue')
        .select('id')
        .where('nextAttemptAt', '<=', 1)
        .orderBy('nextAttemptAt')
        .limit(20),
    );
    await expectNoScan(
      db,
      db.selectFrom('mailQueue').select('id').where('finishedAt', '<', 1).orderBy('finishedAt'),
    );
    expect(await openMail.first(db, { personId: 1, ticketId: 1, at: 0 })).toBeUndefined();
  });

  it('refuses settings that would send in the clear over the network, or cannot be right', async () => {
    await using o = await anOffice();
    const refused = async (parts: object) => {
      const { settings, versions } = await o.d.as(o.administrator).settings.get({});
      const mail = {
        ...settings.mail,
        security: 'tls' as const,
        host: 'correo.example',
        fromAddress: 'a@b.example',
        isOn: true,
        ...parts,
      };
      return o.d
        .as(o.administrator)
        .settings.save({ settings: { mail }, versions })
        .then(
          () => null,
          (fault: { data?: { issues?: { path: string }[] } }) => fault.data?.issues?.map(({ path }) => path),
        );
    };
    expect(await refused({ security: 'none' })).toEqual(['settings.mail.security']);
    expect(await refused({ security: 'none', host: '127.0.0.1' })).toBeNull();
    expect(await refused({ host: '' })).toEqual(['settings.mail.host']);
    expect(await refused({ host: 'correo.example\r\nQUIT' })).toEqual(['settings.mail.host']);
    expect(await refused({ fromAddress: 'a@b.example, c@d.example' })).toEqual(['settings.mail.fromAddress']);
    expect(await refused({ ca: 'no es un certificado' })).toEqual(['settings.mail.ca']);
    expect(await refused({ linkBase: 'javascript:alert(1)' })).toEqual(['settings.mail.linkBase']);
    expect(await refused({ linkBase: 'https://soporte.example/app/' })).toBeNull();
  });

  it('is never shown to others', async () => {
    await using o = await anOffice();
    for (const person of [o.requester, o.d.manager, await aPerson(o.d.t.host, { roles: ['master'] })]) {
      await expect(o.d.as(person).mail.list({})).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(defaultMail.isOn).toBe(false);
  });
});
