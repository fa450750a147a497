import { ok } from '#shared/kernel/result.ts';
import {
  clearFailures,
  endSessions,
  hashPassword,
  newTemporaryPassword,
  saveCredential,
} from '../sessions/service.ts';
import { type Command, CommandFailure } from './command.ts';
import { needDatabase, type OpenFolder, withDatabase } from './database.ts';

/** The last resort of an institution whose only administrator is shut out: whoever may write the data folder. */
export const unlock: Command = {
  name: 'unlock',
  usage: 'USERNAME [--second-factor]',
  summary: 'gives somebody a temporary password, where no administrator can get in any more',
  details: [
    'Works on the machine where the data folder lies, also while the server runs. The lock of failed attempts is',
    'lifted, all sessions of the person end, and it is in the audit log.',
    '',
    '--second-factor  takes their second factor off as well: telephone and codes on paper are lost',
  ],
  options: { 'second-factor': { type: 'boolean' } },
  arity: [1, 1],
  async run(call) {
    const [given = ''] = call.args;
    const username = given.trim().toLowerCase();
    await needDatabase(call.folders);
    const password = newTemporaryPassword();
    const passwordHash = await hashPassword(password);
    const takesFactor = call.values['second-factor'] === true;
    const done = await withDatabase(call.folders, (open) =>
      letIn(open, { username, passwordHash, takesFactor }),
    );
    if ('why' in done) throw new CommandFailure(sentenceOf(done.why, username));
    await call.output.line(
      call.isJson
        ? JSON.stringify({ username, temporaryPassword: password, tookSecondFactor: done.tookFactor })
        : [
            `Temporary password of ${username}: ${password}`,
            'It must be changed at the next sign-in, and is good for fourteen days.',
            ...(done.tookFactor ? ['The second factor was taken off.'] : []),
          ].join('\n'),
    );
    return 0;
  },
};

type Why = 'nobody' | 'disabled' | 'busy';
type Outcome = { readonly tookFactor: boolean } | { readonly why: Why };

function sentenceOf(why: Why, username: string): string {
  if (why === 'busy') return 'The database is busy just now; try again in a moment.';
  return why === 'nobody'
    ? `There is no person with the user name “${username}”.`
    : `${username} is disabled: an administrator enables people, not this command.`;
}

async function letIn(
  { auditor, clock }: OpenFolder,
  how: { readonly username: string; readonly passwordHash: string; readonly takesFactor: boolean },
): Promise<Outcome> {
  const now = clock();
  const context = { actorId: null, origin: 'cli', now } as const;
  const { result } = await auditor.write<Outcome, never>(context, async (tx, trail) => {
    const person = await tx
      .selectFrom('people')
      .select(['id', 'isEnabled', 'version'])
      .where('username', '=', how.username)
      .executeTakeFirst();
    if (person === undefined) return ok({ why: 'nobody' });
    const { id, version } = person;
    if (person.isEnabled === 0) return ok({ why: 'disabled' });
    await saveCredential(tx, id, { passwordHash: how.passwordHash, mustChange: true, changedAt: now });
    await clearFailures(tx, id);
    const endedSessions = await endSessions(tx, id, now, null);
    await trail.record({
      action: 'person.passwordReset',
      entity: 'person',
      entityId: id,
      version,
      data: { endedSessions },
      rows: [{ entity: 'credential', id }],
    });
    if (!how.takesFactor) return ok({ tookFactor: false });
    const { numDeletedRows } = await tx.deleteFrom('secondFactors').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) return ok({ tookFactor: false });
    await trail.record({
      action: 'person.secondFactorReset',
      entity: 'person',
      entityId: id,
      rows: [{ entity: 'secondFactor', id }],
    });
    return ok({ tookFactor: true });
  });
  return result.ok ? result.value : { why: 'busy' };
}
