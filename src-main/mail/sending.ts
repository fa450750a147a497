import { randomUUID } from 'node:crypto';
import { isMailAddress } from '#shared/mail/address.ts';
import type { MailError } from '#shared/mail/contract.ts';
import { composeMail } from '#shared/mail/templates/compose.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import {
  anyDue,
  type Claimed,
  claim,
  fail,
  holdBack,
  isMine,
  markSent,
  postpone,
  release,
} from './claiming.ts';
import { gatherFacts } from './facts.ts';
import { mimeOf, threadRoot } from './mime.ts';
import { passwordOf } from './password.ts';
import { openSmtp, type SmtpSession } from './smtp.ts';
import { SmtpFault, smtpFault } from './smtpFault.ts';

/** Messages taken at a time, and how many times in a row over one connection; the rest waits for the next round. */
const BATCH = 20;
const BATCHES = 5;

export interface Round {
  /** Milliseconds for each step on the way to the server. */
  readonly patience?: number;
  /** Ends the round after the message that is on its way. */
  readonly signal?: AbortSignal;
}

export interface RoundOutcome {
  readonly sent: number;
  readonly failed: number;
}

const NOTHING: RoundOutcome = { sent: 0, failed: 0 };

/**
 * One round of what is due, where this installation can send: mail is on, and the password of the account, if it asks
 * for one, lies here. Any number of installations may run rounds at once: each message is claimed by one of them in a
 * transaction, sent outside of any, and its outcome is written at once after the server's answer. Should the process
 * die between the two, the message is sent once more with the same Message-ID, by which programs know it for the same.
 */
export async function sendDue(host: Host, round: Round = {}): Promise<RoundOutcome> {
  const settings = await loadSettings(host.db.read);
  const { mail } = settings;
  if (!mail.isOn || !(await anyDue(host.db.read, host.clock()))) return NOTHING;
  const password = mail.user === '' ? null : await passwordOf(host.profileDir, mail);
  if (mail.user !== '' && password === null) return NOTHING;
  const sender = new Sender(host, settings, password, round);
  try {
    return await sender.run();
  } finally {
    sender.close();
  }
}

class Sender {
  readonly #host: Host;
  readonly #settings: Settings;
  readonly #password: string | null;
  readonly #round: Round;
  /** This round's own: what it claimed is nobody else's. */
  readonly #token = randomUUID();
  #session: SmtpSession | null = null;
  #sent = 0;
  #failed = 0;

  constructor(host: Host, settings: Settings, password: string | null, round: Round) {
    this.#host = host;
    this.#settings = settings;
    this.#password = password;
    this.#round = round;
  }

  async run(): Promise<RoundOutcome> {
    for (let batch = 0; batch < BATCHES && !this.#isStopped; batch += 1) {
      const claimed = await this.#host.db.write((tx) => claim(tx, this.#token, this.#host.clock(), BATCH));
      if (claimed.length === 0 || !(await this.#sendAll(claimed))) break;
    }
    return { sent: this.#sent, failed: this.#failed };
  }

  close(): void {
    this.#session?.close();
  }

  get #isStopped(): boolean {
    return this.#round.signal?.aborted === true;
  }

  /** Answers whether another batch may follow: not where the connection is gone. */
  async #sendAll(claimed: readonly Claimed[]): Promise<boolean> {
    const { db, clock } = this.#host;
    const session = await this.#open(claimed);
    if (session === null) return false;
    for (const [at, mail] of claimed.entries()) {
      const rest = claimed.slice(at);
      if (this.#isStopped) {
        await db.write((tx) => release(tx, rest, this.#token, clock()));
        return false;
      }
      if (!(await isMine(db.read, mail.id, this.#token))) continue;
      const fault = await this.#sendOne(session, mail);
      if (fault?.isConnectionLost) {
        await db.write((tx) => release(tx, rest.slice(1), this.#token, clock()));
        return false;
      }
    }
    return true;
  }

  /** The connection of this round; null where the server cannot be reached: then all that is due waits. */
  async #open(claimed: readonly Claimed[]): Promise<SmtpSession | null> {
    if (this.#session !== null) return this.#session;
    const { patience } = this.#round;
    try {
      this.#session = await openSmtp({
        settings: this.#settings.mail,
        password: this.#password,
        ...(patience === undefined ? {} : { patience }),
      });
      return this.#session;
    } catch (thrown) {
      const { error } = smtpFault('connect', thrown);
      const now = this.#host.clock();
      await this.#host.db.write(async (tx) => {
        for (const mail of claimed) await postpone(tx, mail, error, now);
        await holdBack(tx, claimed, error, now);
      });
      this.#failed += claimed.length;
      return null;
    }
  }

  /** Answers what went wrong with it; null when it was sent, or will never be. */
  async #sendOne(session: SmtpSession, mail: Claimed): Promise<SmtpFault | null> {
    const { db, clock, report } = this.#host;
    const made = await this.#make(mail).catch((thrown: unknown) => {
      // A message that cannot be made must not hold up the others; it is tried again, should a fix come with an update.
      report(`mail-${mail.id}`, thrown);
      return new SmtpFault('send', { code: 'INTERNAL', text: '', isPermanent: false });
    });
    if (made === null) {
      const nobody: MailError = { fault: 'noAddress', code: null, text: '' };
      await db.write((tx) => fail(tx, mail.id, nobody, clock()));
      this.#failed += 1;
      return null;
    }
    const fault = made instanceof SmtpFault ? made : await this.#deliver(session, made);
    if (fault === null) {
      await db.write((tx) => markSent(tx, mail.id, clock()));
      this.#sent += 1;
      return null;
    }
    this.#failed += 1;
    await db.write((tx) =>
      fault.isPermanent ? fail(tx, mail.id, fault.error, clock()) : postpone(tx, mail, fault.error, clock()),
    );
    return fault;
  }

  async #deliver(
    session: SmtpSession,
    made: { readonly to: string; readonly message: Buffer },
  ): Promise<SmtpFault | null> {
    try {
      await session.send({ from: this.#settings.mail.fromAddress, to: made.to }, made.message);
      return null;
    } catch (thrown) {
      return smtpFault('send', thrown);
    }
  }

  async #make(mail: Claimed): Promise<{ readonly to: string; readonly message: Buffer } | null> {
    const { db } = this.#host;
    const gathered = await gatherFacts(db.read, mail, this.#settings);
    if (gathered === null || !isMailAddress(gathered.address)) return null;
    const { facts, address } = gathered;
    const thread =
      mail.ticketId === null
        ? null
        : {
            root: threadRoot(db.databaseId, mail.ticketId, this.#settings.mail),
            previous: await previousInThread(db.read, mail.personId, mail.ticketId),
          };
    const message = await mimeOf(this.#settings.mail, {
      ...composeMail(facts),
      to: { name: facts.reader, address },
      messageId: mail.messageId,
      date: this.#host.clock(),
      thread,
      institution: facts.institution,
    });
    return { to: address, message };
  }
}

/** The last message that this person got about the ticket. */
async function previousInThread(db: ReadDb, personId: number, ticketId: number): Promise<string | null> {
  const row = await db
    .selectFrom('mailQueue')
    .select('messageId')
    .where('personId', '=', personId)
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'sent')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.messageId ?? null;
}
