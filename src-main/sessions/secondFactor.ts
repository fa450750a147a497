import bwip from 'bwip-js/node';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { sessionsContract } from '#shared/sessions/contract.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { demandsSecondFactor } from './demanded.ts';
import type { WayIn } from './openSession.ts';
import { accountOf, endSessions } from './queries.ts';
import { type SecondFactor, secondFactorOf } from './secondFactorQueries.ts';
import { type Recognised, recogniseAgain } from './signIn.ts';
import { enrolmentOf, newRecoveryCodes, newSecret, recoveryHash, stepOfCode } from './totp.ts';

/** What a code is worth: the step of time it is of, one of the codes on paper, or nothing. */
type Worth = { readonly step: number } | { readonly recovery: string } | null;

/** A code of the telephone is good once: whoever saw it being typed comes too late (RFC 6238, 5.2). */
export function worthOf(factor: SecondFactor, code: string, now: number): Worth {
  const step = stepOfCode(factor.secret, code.replaceAll(' ', ''), now);
  if (step !== null) return step > factor.lastStep ? { step } : null;
  const recovery = recoveryHash(code);
  return factor.recovery.includes(recovery) ? { recovery } : null;
}

/**
 * What stands between a right password and a session: nothing, a code that is missing, or one that is wrong. Whoever
 * has no second factor needs none.
 */
export async function codeFault(
  db: ReadDb,
  personId: number,
  code: string | undefined,
  now: number,
): Promise<AppError | null> {
  const factor = await secondFactorOf(db, personId);
  if (factor === null || !factor.isOn) return null;
  if (code === undefined || code === '') return { code: 'secondFactorRequired', details: { isWrong: false } };
  return worthOf(factor, code, now) === null
    ? { code: 'secondFactorRequired', details: { isWrong: true } }
    : null;
}

/**
 * Takes the code: from now on it is worth nothing. Asked for inside the transaction that opens the session, so that of
 * two who come with the same code one gets in.
 */
export async function spendCode(
  ctx: CommandContext,
  personId: number,
  code: string | undefined,
): Promise<Result<WayIn>> {
  const factor = await secondFactorOf(ctx.tx, personId);
  if (factor === null || !factor.isOn) return ok('password');
  const worth = worthOf(factor, code ?? '', ctx.now);
  if (worth === null) return fail({ code: 'secondFactorRequired', details: { isWrong: true } });
  if ('step' in worth) {
    await ctx.tx
      .updateTable('secondFactors')
      .set({ lastStep: worth.step })
      .where('id', '=', personId)
      .execute();
    return ok('code');
  }
  const left = factor.recovery.filter((each) => each !== worth.recovery);
  await ctx.tx
    .updateTable('secondFactors')
    .set({ recovery: JSON.stringify(left) })
    .where('id', '=', personId)
    .execute();
  await record(ctx, personId, 'person.recoveryCodeUsed', { left: left.length });
  return ok('recoveryCode');
}

/**
 * The signed-in person shows again that it is they: password, and code where they have a second factor. Whoever found
 * a screen unlocked has neither.
 */
export function recogniseWithCode(
  ctx: QueryContext,
  { password, code }: { readonly password: string; readonly code?: string | undefined },
): Promise<Result<Recognised>> {
  return recogniseAgain(ctx, password, (personId) => codeFault(ctx.db, personId, code, ctx.now));
}

async function record(
  ctx: CommandContext,
  personId: number,
  action: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await ctx.trail.record({
    action,
    entity: 'person',
    entityId: personId,
    actorId: ctx.actor.id === 0 ? personId : ctx.actor.id,
    data,
    rows: [{ entity: 'secondFactor', id: personId }],
  });
}

async function remove(tx: WriteTx, personId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('secondFactors')
    .where('id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

type Handlers = HandlersOf<typeof sessionsContract>;
type Names =
  | 'secondFactor'
  | 'beginSecondFactor'
  | 'confirmSecondFactor'
  | 'endSecondFactor'
  | 'resetSecondFactor';

export const secondFactorHandlers: Pick<Handlers, Names> = {
  async secondFactor(ctx) {
    const factor = await secondFactorOf(ctx.db, ctx.actor.id);
    const isOn = factor?.isOn === true;
    const isDemanded = await demandsSecondFactor(ctx.db, ctx.actor.roles);
    return ok({ isOn, isDemanded, recoveryCodes: isOn ? factor.recovery.length : 0 });
  },

  beginSecondFactor: prepared({
    before: (ctx, input) => recogniseAgain(ctx, input.password),
    async run(ctx, _input, { account }) {
      const { id } = ctx.actor;
      const present = await secondFactorOf(ctx.tx, id);
      if (present?.isOn) return fail({ code: 'ruleBroken', details: { rule: 'secondFactorIsOn' } });
      const secret = newSecret();
      const columns = { secret, confirmedAt: null, lastStep: 0, recovery: '[]' };
      await ctx.tx
        .insertInto('secondFactors')
        .values({ id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute();
      await record(ctx, id, 'person.secondFactorBegun');
      const { uri, secret: typed } = enrolmentOf(secret, account.username);
      return ok({
        uri,
        secret: typed,
        svg: bwip.toSVG({ bcid: 'qrcode', text: uri, scale: 4 }),
      });
    },
  }),

  async confirmSecondFactor(ctx, { code }) {
    const { id } = ctx.actor;
    const factor = await secondFactorOf(ctx.tx, id);
    if (factor === null || factor.isOn)
      return fail({ code: 'notFound', details: { entity: 'secondFactor' } });
    const step = stepOfCode(factor.secret, code.replaceAll(' ', ''), ctx.now);
    if (step === null) return fail({ code: 'secondFactorRequired', details: { isWrong: true } });
    const recoveryCodes = newRecoveryCodes();
    await ctx.tx
      .updateTable('secondFactors')
      .set({
        confirmedAt: ctx.now,
        lastStep: step,
        recovery: JSON.stringify(recoveryCodes.map(recoveryHash)),
      })
      .where('id', '=', id)
      .execute();
    await record(ctx, id, 'person.secondFactorOn');
    return ok({ recoveryCodes });
  },

  endSecondFactor: prepared({
    before: recogniseWithCode,
    async run(ctx) {
      if (await demandsSecondFactor(ctx.tx, ctx.actor.roles)) {
        return fail({ code: 'ruleBroken', details: { rule: 'secondFactorDemanded' } });
      }
      if (!(await remove(ctx.tx, ctx.actor.id))) {
        return fail({ code: 'notFound', details: { entity: 'secondFactor' } });
      }
      await record(ctx, ctx.actor.id, 'person.secondFactorOff');
      return ok({ done: true });
    },
  }),

  /** The person at the desk was recognised by the administrator, not by this program: the trail says who did it. */
  async resetSecondFactor(ctx, { id }) {
    const account = await accountOf(ctx.tx, id);
    if (account === null || !(await remove(ctx.tx, id))) {
      return fail({ code: 'notFound', details: { entity: 'secondFactor' } });
    }
    const endedSessions = await endSessions(ctx.tx, id, ctx.now, null);
    await record(ctx, id, 'person.secondFactorReset', { endedSessions });
    return ok({ done: true });
  },
};
