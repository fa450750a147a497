import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '#shared/kernel/result.ts';
import type { MailSettings } from '#shared/mail/settings.ts';
import type { CommandContext, QueryContext } from '../rpc/context.ts';
import { prepared } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';

const FILE = 'mail-password.json';

/** What the file holds. The account stands beside the password: it is never given to another server or user. */
const kept = z.object({ host: z.string(), user: z.string(), password: z.string() });

type Account = Pick<MailSettings, 'host' | 'user'>;

/**
 * The password of this very account, where this installation was given it; null otherwise. An administrator of another
 * installation who points the settings at a server of their own does not get it from here.
 */
export async function passwordOf(profileDir: string, account: Account): Promise<string | null> {
  const text = await readFile(join(profileDir, FILE), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (text === null) return null;
  const parsed = kept.safeParse(parseJson(text));
  const isSame = parsed.data?.host === account.host && parsed.data.user === account.user;
  return isSame ? (parsed.data?.password ?? null) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A file cut short is as good as none: the administrator gives the password anew.
    return null;
  }
}

/** Keeps it in the profile of this installation, readable by its user alone; never beside the database. */
export async function keepPassword(profileDir: string, account: Account, password: string): Promise<void> {
  const file = join(profileDir, FILE);
  const draft = `${file}.${randomUUID()}.tmp`;
  const text = JSON.stringify({ host: account.host, user: account.user, password });
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function rememberIt(ctx: QueryContext, { password }: { readonly password: string }) {
  const { mail } = await loadSettings(ctx.db);
  if (mail.host === '' || mail.user === '') {
    return fail({ code: 'ruleBroken', details: { rule: 'mailAccountMissing' } });
  }
  await keepPassword(ctx.host.profileDir, mail, password);
  return ok(null);
}

async function recorded(ctx: CommandContext, action: 'mail.passwordSet' | 'mail.passwordRemoved') {
  await ctx.trail.record({ action, entity: 'mail', entityId: 1 });
  return ok({ done: true as const });
}

/** The file is written first: an event without it would say what is not so. */
export const savePassword = prepared({
  before: rememberIt,
  run: (ctx: CommandContext) => recorded(ctx, 'mail.passwordSet'),
});

export const removePassword = prepared({
  before: async (ctx: QueryContext) => {
    await rm(join(ctx.host.profileDir, FILE), { force: true });
    return ok(null);
  },
  run: (ctx: CommandContext) => recorded(ctx, 'mail.passwordRemoved'),
});
