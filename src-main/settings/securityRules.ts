import type { AppError } from '#shared/kernel/errors.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { CommandContext } from '../rpc/context.ts';
import { secondFactorOf } from '../sessions/load.ts';

/** Nobody demands of their own role what they have not set up themselves: the next call would shut them out. */
export async function refusedSecurity(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  wanted: Settings['security'] | undefined,
): Promise<AppError | null> {
  if (wanted === undefined || !wanted.secondFactorRoles.some((role) => actor.roles.includes(role)))
    return null;
  const factor = await secondFactorOf(tx, actor.id);
  return factor?.isOn === true ? null : { code: 'ruleBroken', details: { rule: 'ownSecondFactorFirst' } };
}
