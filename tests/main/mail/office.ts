import { runSlice } from '#main/jobs/schedule.ts';
import { mailJobs } from '#main/mail/jobs.ts';
import { keepPassword } from '#main/mail/password.ts';
import { type RoundOutcome, sendDue } from '#main/mail/sending.ts';
import type { MailSettings } from '#shared/mail/settings.ts';
import { defaultMail } from '#shared/mail/settings.ts';
import type { MailServer } from '../../builders/mailServer.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, type Department } from '../tickets/department.ts';

export interface Office extends AsyncDisposable {
  readonly d: Department;
  readonly administrator: BuiltPerson;
  readonly requester: BuiltPerson;
  /** Saves mail settings over those in force, as the administrator. */
  set(parts: Partial<MailSettings>): Promise<void>;
  /** Points mail at this server and switches it on. */
  use(server: MailServer, parts?: Partial<MailSettings>): Promise<void>;
  round(): Promise<RoundOutcome>;
  queue(): Promise<readonly { state: string; attempts: number; lastError: unknown; messageId: string }[]>;
}

/** A department whose requester has an address, with mail set up to go to a server. */
export async function anOffice(parts: { requester?: Parameters<typeof aPerson>[1] } = {}): Promise<Office> {
  const d = await aDepartment();
  const { host } = d.t;
  const administrator = await aPerson(host, { name: 'Administradora Alma', roles: ['administrator'] });
  const requester = await aPerson(host, {
    name: 'Luis Ortega',
    email: 'luis.ortega@institucion.example',
    areaId: d.areaId,
    ...parts.requester,
  });
  const as = d.as(administrator);
  const set = async (changes: Partial<MailSettings>) => {
    const { settings, versions } = await as.settings.get({});
    await as.settings.save({ settings: { mail: { ...settings.mail, ...changes } }, versions });
  };
  return {
    d,
    administrator,
    requester,
    set,
    use: async (server, changes = {}) => {
      const mail = {
        ...defaultMail,
        isOn: true,
        host: 'localhost',
        port: server.port,
        security: 'tls' as const,
        ca: server.ca,
        fromAddress: 'soporte@institucion.example',
        fromName: 'Soporte técnico',
        linkBase: 'https://soporte.institucion.example',
        joinMinutes: 0,
        ...changes,
      };
      await set(mail);
      if (mail.user !== '') await keepPassword(host.profileDir, mail, 'secreta');
    },
    round: () => sendDue(host, { patience: 2_000 }),
    queue: () =>
      host.db.read
        .selectFrom('mailQueue')
        .select(['id', 'state', 'attempts', 'lastError', 'messageId', 'nextAttemptAt', 'personId'])
        .orderBy('id')
        .execute(),
    [Symbol.asyncDispose]: () => d[Symbol.asyncDispose](),
  };
}

/** One tick of the clock's work about mail. */
export async function tickMail({ d }: Office): Promise<void> {
  for (const job of mailJobs) {
    if (await job.isDue(d.t.host.db.read, d.t.now())) await runSlice(d.t.host, job, async () => true);
  }
}

/** A request of the office's requester, which by itself sends a receipt. */
export async function aRequest(o: Office, title = 'La impresora no enciende') {
  return o.d
    .as(o.requester)
    .tickets.create({ title, description: 'Desde la mañana.', serviceId: o.d.serviceId });
}
