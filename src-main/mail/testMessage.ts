import { randomUUID } from 'node:crypto';
import { ok } from '#shared/kernel/result.ts';
import { MAIL_STEPS, type MailStep, type StepOutcome } from '#shared/mail/contract.ts';
import { composeTest } from '#shared/mail/templates/compose.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import { mimeOf } from './mime.ts';
import { passwordOf } from './password.ts';
import { openSmtp, type SmtpSession } from './smtp.ts';
import { smtpFault } from './smtpFault.ts';

/** Somebody waits for the answer: less patience than the rounds have. */
const PATIENCE = 10_000;

interface Tested {
  readonly isSent: boolean;
  readonly steps: StepOutcome[];
}

/** Goes the whole way with the saved settings, also while mail is off, and tells of each step how it went. */
async function goTheWay(ctx: QueryContext, { to }: { readonly to: string }) {
  const { mail, institution } = await loadSettings(ctx.db);
  const outcomes = new Map<MailStep, StepOutcome>();
  const went = (step: MailStep, text: string) =>
    outcomes.set(step, { step, outcome: 'done', code: null, text });
  let session: SmtpSession | null = null;
  try {
    const password = mail.user === '' ? null : await passwordOf(ctx.host.profileDir, mail);
    session = await openSmtp({ settings: mail, password, patience: PATIENCE }, went);
    const text = composeTest(ctx.actor.language, institution.name);
    const message = await mimeOf(mail, {
      ...text,
      to: { name: '', address: to },
      messageId: `<${randomUUID()}@soportebalance.invalid>`,
      date: ctx.now,
      thread: null,
      institution: institution.name,
    });
    went('send', await session.send({ from: mail.fromAddress, to }, message));
  } catch (thrown) {
    const { step, code, text } = smtpFault('send', thrown);
    outcomes.set(step, { step, outcome: 'failed', code, text });
  } finally {
    session?.close();
  }
  const skipped = (step: MailStep): StepOutcome => ({ step, outcome: 'skipped', code: null, text: '' });
  const steps = MAIL_STEPS.map((step) => outcomes.get(step) ?? skipped(step));
  return ok<Tested>({ isSent: outcomes.get('send')?.outcome === 'done', steps });
}

/** Who tried, and how far it got; not to whom. */
async function recordTest(ctx: CommandContext, _: unknown, tested: Tested) {
  const failed = tested.steps.find(({ outcome }) => outcome === 'failed');
  await ctx.trail.record({
    action: 'mail.tested',
    entity: 'mail',
    entityId: 1,
    data: {
      isSent: tested.isSent,
      ...(failed === undefined ? {} : { step: failed.step, code: failed.code }),
    },
  });
  return ok(tested);
}

export const testMail = prepared({ before: goTheWay, run: recordTest });
