import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aMailServer } from '../../builders/mailServer.ts';
import { anOffice, type Office } from './office.ts';

const SECRET = 'muy-secreta-314';

/** Every byte that stands in the data folder. */
async function dataFolder(o: Office): Promise<string> {
  const { dataDir } = o.d.t.host;
  const names = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  return contents.join('\n');
}

describe('the password of the mail account', () => {
  it('lies in the profile, for its user alone, and nowhere else', async () => {
    await using server = await aMailServer({ account: { user: 'soporte', password: SECRET } });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    const as = o.d.as(o.administrator);
    await as.mail.savePassword({ password: SECRET });
    const { profileDir } = o.d.t.host;
    const file = join(profileDir, 'mail-password.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(SECRET);
    expect(await dataFolder(o)).not.toContain(SECRET);
    const answers = JSON.stringify([
      await as.mail.status({}),
      await as.settings.get({}),
      await as.audit.list({}),
    ]);
    expect(answers).not.toContain(SECRET);
    expect(answers).toContain('mail.passwordSet');
    expect((await as.mail.test({ to: 'alma@institucion.example' })).isSent).toBe(true);
    await as.mail.removePassword({});
    expect((await as.mail.status({})).hasPassword).toBe(false);
    expect((await readdir(profileDir)).some((name) => name.startsWith('mail-password'))).toBe(false);
  });

  it('is not given to another server that the settings are pointed at', async () => {
    await using server = await aMailServer({ account: { user: 'soporte', password: SECRET } });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    const as = o.d.as(o.administrator);
    await as.mail.savePassword({ password: SECRET });
    await o.set({ host: '127.0.0.1' });
    expect(await as.mail.status({})).toMatchObject({ hasPassword: false, sendsFromHere: false });
    const { steps } = await as.mail.test({ to: 'alma@institucion.example' });
    expect(steps.find(({ outcome }) => outcome === 'failed')?.step).not.toBe('send');
    expect(server.received).toEqual([]);
  });

  it('asks for an account before a password', async () => {
    await using o = await anOffice();
    await expect(o.d.as(o.administrator).mail.savePassword({ password: 'x' })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'mailAccountMissing' },
    });
  });
});

describe('the test message', () => {
  const outcomes = async (o: Office) => {
    const { steps } = await o.d.as(o.administrator).mail.test({ to: 'alma@institucion.example' });
    return steps.map(({ step, outcome, code }) =>
      outcome === 'failed' ? `${step}: ${code}` : `${step} ${outcome}`,
    );
  };

  it('tells of each step, in the language of whoever asked', async () => {
    await using server = await aMailServer({ account: { user: 'soporte', password: 'secreta' } });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte', isOn: false });
    expect(await outcomes(o)).toEqual([
      'resolve done',
      'connect done',
      'secure done',
      'signIn done',
      'send done',
    ]);
    expect(server.received[0]?.mail.subject).toBe('Mensaje de prueba de SoporteBalance');
  });

  it('names the step that failed and leaves out those after it', async () => {
    await using server = await aMailServer({
      account: { user: 'soporte', password: 'otra' },
      onRecipient: () => ({ code: 550, text: '5.7.1 Relaying denied' }),
    });
    await using o = await anOffice();
    await o.use(server, { user: 'soporte' });
    expect(await outcomes(o)).toEqual([
      'resolve done',
      'connect done',
      'secure done',
      'signIn: 535',
      'send skipped',
    ]);
    await o.set({ user: '' });
    expect((await outcomes(o)).at(-1)).toBe('send: 530');
    await o.set({ ca: '' });
    expect((await outcomes(o))[2]).toBe('secure: DEPTH_ZERO_SELF_SIGNED_CERT');
    await o.set({ host: 'no-existe.invalid' });
    expect((await outcomes(o))[0]).toMatch(/^resolve: /);
    await server.close();
    await o.set({ host: 'localhost' });
    expect((await outcomes(o))[1]).toBe('connect: ECONNREFUSED');
  });
});
