import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { DAY, toIso } from '#shared/kernel/time.ts';
import { afterFailure, type Failures, lockedUntil } from '#shared/sessions/lockOut.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { sessionMemory } from './memory.ts';
import { verifyPassword } from './passwordHash.ts';
import { type Account, accountByUsername, accountOf, failuresOf, saveFailures } from './queries.ts';

/** A temporary password that nobody used by then is no longer good (ASVS 5, 6.4.1). */
const TEMPORARY_PASSWORD_LASTS = 14 * DAY;

/** What a right password gave; `passwordHash` is compared again inside the transaction. */
export interface Recognised {
  readonly account: Account & { readonly passwordHash: string };
}

/** What is wrong with the code of the second factor that came with a right password; null where nothing is. */
export type CheckCode = (personId: number) => Promise<AppError | null>;

/**
 * Recognises somebody by user name and password. Whatever is wrong (no such name, no password given yet, disabled,
 * wrong password) is answered alike, after the same work. Failures are counted in transactions of their own, since a
 * refusal rolls its own one back.
 */
export async function recognise(
  ctx: QueryContext,
  username: string,
  password: string,
  checkCode: CheckCode,
): Promise<Result<Recognised>> {
  const name = username.toLowerCase();
  return attempt(ctx, name, password, () => accountByUsername(ctx.db, name), checkCode);
}

/** The signed-in person gives their password again. Counts like a sign-in: a stolen session must not guess it. */
export async function recogniseAgain(
  ctx: QueryContext,
  password: string,
  checkCode: CheckCode = async () => null,
): Promise<Result<Recognised>> {
  const account = await accountOf(ctx.db, ctx.actor.id);
  return attempt(ctx, account?.username ?? '', password, () => accountOf(ctx.db, ctx.actor.id), checkCode);
}

async function attempt(
  ctx: QueryContext,
  username: string,
  password: string,
  load: () => Promise<Account | null>,
  checkCode: CheckCode,
): Promise<Result<Recognised>> {
  const { guard } = sessionMemory(ctx.db);
  const { address } = ctx.connection;
  if (guard.isTooManyFrom(address, ctx.now)) return fail({ code: 'tooManyRequests', details: {} });

  const outcome = await guard.inTurn(username, async (): Promise<Result<Recognised>> => {
    const account = await load();
    const failures = account === null ? guard.strangers.get(username) : account.failures;
    const until = lockedUntil(failures, ctx.now);
    if (until !== null) return fail(lockedOut(until));

    const usableHash = account?.isEnabled ? account.passwordHash : null;
    if (!(await verifyPassword(usableHash, password)) || account === null || usableHash === null) {
      guard.countFailureFrom(address, ctx.now);
      return fail(await countFailure(ctx, username, account));
    }
    if (account.mustChange && ctx.now - account.passwordChangedAt > TEMPORARY_PASSWORD_LASTS) {
      return fail({ code: 'ruleBroken', details: { rule: 'temporaryPasswordExpired' } });
    }
    const codeFault = await checkCode(account.personId);
    if (codeFault !== null) {
      const isGuess = codeFault.code === 'secondFactorRequired' && codeFault.details.isWrong;
      if (!isGuess) return fail(codeFault);
      // A code is guessed like a password, and locks like one.
      guard.countFailureFrom(address, ctx.now);
      const refusal = await countFailure(ctx, username, account);
      return fail(refusal.code === 'wrongCredentials' ? codeFault : refusal);
    }
    return ok({ account: { ...account, passwordHash: usableHash } });
  });
  return outcome ?? fail({ code: 'tooManyRequests', details: {} });
}

/**
 * Counts a failure (of an account in the database, of a name that is nobody's in memory) and writes its event. The
 * answer is what the caller is told; with a database too busy to count, that.
 */
async function countFailure(ctx: QueryContext, username: string, account: Account | null): Promise<AppError> {
  const { host, connection, now } = ctx;
  const { strangers } = sessionMemory(ctx.db).guard;
  const { security } = await loadSettings(ctx.db);
  const context = { actorId: null, origin: connection.origin, now };
  const { result } = await host.auditor.write<Failures, never>(context, async (tx, trail) => {
    // Read inside the transaction: another process may have counted meanwhile.
    const before = account === null ? strangers.get(username) : await failuresOf(tx, account.personId);
    const failures = afterFailure(before, now, security.maxFailures);
    if (account === null) strangers.set(username, failures);
    else await saveFailures(tx, account.personId, failures);
    await trail.record({
      action: 'session.refused',
      entity: 'session',
      entityId: 0,
      // Never the name that was typed: people put passwords into the wrong field.
      data: { failures: failures.failures, lockedUntil: failures.lockedUntil },
      about: account === null ? [] : [{ entity: 'person', id: account.personId }],
    });
    return ok(failures);
  });
  if (!result.ok) return result.error;
  host.hub.poke();
  const { lockedUntil: until } = result.value;
  return until === null ? { code: 'wrongCredentials', details: {} } : lockedOut(until);
}

function lockedOut(until: number): AppError {
  return { code: 'lockedOut', details: { until: toIso(until) } };
}
