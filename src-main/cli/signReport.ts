import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ReportRequest } from '#shared/reports/source.ts';
import { type CredentialFault, isPfx, openCredential } from '#shared/signing/credential/openCredential.ts';
import type { ReportContext } from '../reports/service.ts';
import { type CommandLineSigner, issueAndSign } from '../signing/service.ts';
import { type Call, CommandFailure, type Options, textOption, UsageError } from './command.ts';
import type { OpenFolder } from './database.ts';
import { needFile } from './needFile.ts';
import { passwordsFor } from './passwords.ts';
import { signingSentence } from './signingSentences.ts';

/** What `report` takes for issuing and signing what it makes. */
export const signOptions = {
  sign: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  post: { type: 'string', multiple: true },
  reason: { type: 'string' },
} as const satisfies Options;

export const signDetails: readonly string[] = [
  '--sign CERT  issues the PDF under a folio and signs it: a .p12/.pfx, or a .cer with --key; again for each who signs',
  '--key KEY    the encrypted key (.key) of a .cer, in the order of these',
  '--role, --post  what each who signs does and is; --reason  why they sign',
  'The password is asked on the terminal, or read from standard input (a line for each) or SOPORTE_SIGN_PASSWORD.',
];

const WORDS: Readonly<Record<CredentialFault, string>> = {
  unreadable: 'is neither a certificate nor a key.',
  noCertificate: 'holds no certificate.',
  noKey: 'is a certificate without its key: name that with --key.',
  wrongPassword: 'does not open with that password.',
  keyMismatch: 'and the key do not belong together.',
  unsupportedKey: 'has a key of a kind that is not known.',
};

const ROLES = {
  es: ['Elaboró', 'Revisó', 'Autorizó'],
  en: ['Prepared by', 'Reviewed by', 'Authorised by'],
  pt: ['Elaborou', 'Revisou', 'Autorizou'],
} as const;

function texts(call: Pick<Call, 'values'>, name: string): string[] {
  const value = call.values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/**
 * Opens what people sign with; null where nobody is to. The keys stay in this process and end with it.
 *
 * @throws {UsageError | CommandFailure}
 */
export async function signersIn(
  call: Call,
  format: string,
  language: 'es' | 'en' | 'pt',
): Promise<readonly CommandLineSigner[] | null> {
  const [paths, keys] = [texts(call, 'sign'), texts(call, 'key')];
  if (paths.length === 0) {
    const alone = ['key', 'role', 'post'].find((name) => texts(call, name).length > 0);
    if (alone !== undefined) throw new UsageError(`--${alone} goes with --sign.`);
    return null;
  }
  if (format !== 'pdf') throw new UsageError('Only a PDF can be signed.');
  const files: Uint8Array<ArrayBuffer>[][] = [];
  for (const path of paths) {
    const file = await bytesOf(path);
    const key = isPfx(file) ? undefined : keys.shift();
    files.push(key === undefined ? [file] : [file, await bytesOf(key)]);
  }
  if (keys.length > 0) throw new UsageError('There are more --key than certificates that need one.');
  const passwords = await passwordsFor(paths.map((path) => basename(path)));
  const [roles, posts] = [texts(call, 'role'), texts(call, 'post')];
  const signers: CommandLineSigner[] = [];
  for (const [at, path] of paths.entries()) {
    const opened = await openCredential(files[at] ?? [], passwords[at] ?? '');
    if (!opened.ok) throw new CommandFailure(`${path} ${WORDS[opened.fault]}`);
    const role = roles[at] ?? ROLES[language][Math.min(at, 2)] ?? '';
    signers.push({ credential: opened.credential, role, post: posts[at] ?? '' });
  }
  return signers;
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  await needFile(resolve(path));
  return new Uint8Array(await readFile(resolve(path)));
}

/** Issues and signs a report. @throws {CommandFailure} with what was refused */
export async function signedReport(
  call: Call,
  { open, ctx }: { readonly open: OpenFolder; readonly ctx: ReportContext },
  request: ReportRequest,
  signers: readonly CommandLineSigner[],
): Promise<{ readonly folio: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const host = { ...ctx.host, auditor: open.auditor };
  const issued = await issueAndSign(
    { ...ctx, host },
    { actorId: null, origin: 'cli', now: ctx.now },
    { request, signers, reason: textOption(call, 'reason') },
  );
  if (!issued.ok) throw new CommandFailure(signingSentence(issued.error));
  return issued.value;
}
