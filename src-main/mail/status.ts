import { ok } from '#shared/kernel/result.ts';
import { toIsoOrNull } from '#shared/kernel/time.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { passwordOf } from './password.ts';
import { queueState } from './queries.ts';

/** Whether mail goes out from this installation, and what waits. */
export async function mailStatus(ctx: QueryContext) {
  const { mail } = await loadSettings(ctx.db);
  const hasPassword = (await passwordOf(ctx.host.profileDir, mail)) !== null;
  const state = await queueState(ctx.db);
  return ok({
    isOn: mail.isOn,
    hasPassword,
    sendsFromHere: mail.isOn && (mail.user === '' || hasPassword),
    waiting: state.waiting,
    failed: state.failed,
    held: state.held,
    lastSentAt: toIsoOrNull(state.lastSentAt),
  });
}
