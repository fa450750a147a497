import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { checkTrail, type TrailReport } from '../audit/exportedTrail.ts';
import type { VerifyOptions, VerifyReport } from '../audit/report.ts';
import { verifyDatabase, verifyDataFolder } from '../audit/verify.ts';
import { type BackupReport, verifyBackup } from '../db/backupFile.ts';
import { type Command, CommandFailure } from './command.ts';
import { needDatabase } from './database.ts';
import { passphraseOf } from './passphrase.ts';

const SQLITE = 'SQLite format 3\0';

type AnyReport = VerifyReport | BackupReport | TrailReport;

export const verify: Command = {
  name: 'verify',
  usage: '[FILE]',
  summary:
    'checks the database (or a backup, or an exported audit trail): the file, the audit trail, every row, the attachments',
  options: {},
  arity: [0, 1],
  async run({ args, folders, isJson, output, progress }) {
    const options: VerifyOptions = {
      profileDir: folders.profileDir,
      onProgress: (step, done, total) => progress.show(step, done, total),
    };
    const [file] = args;
    if (file === undefined) await needDatabase(folders);
    const report =
      file === undefined
        ? await verifyDataFolder(folders.dataDir, options)
        : await verifyFile(resolve(file), options);
    progress.clear();
    if (isJson) await output.line(JSON.stringify(report));
    else for (const line of told(report)) await output.line(line);
    return report.ok ? 0 : 1;
  },
};

async function verifyFile(file: string, options: VerifyOptions): Promise<AnyReport> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new CommandFailure(`There is no file ${file}.`);
  if (found.isDirectory()) return verifyDataFolder(file, options);
  const start = await startOf(file);
  if (start.startsWith('{')) return checkTrailFile(file);
  return start === SQLITE
    ? verifyDatabase(file, options)
    : verifyBackup(file, { ...options, passphrase: await passphraseOf(file) });
}

/** An exported stretch of the audit trail, checked by itself. */
async function checkTrailFile(file: string): Promise<TrailReport> {
  try {
    return await checkTrail(createInterface({ input: createReadStream(file), crlfDelay: Infinity }));
  } catch {
    throw new CommandFailure(`${file} is no export of the audit trail.`);
  }
}

async function startOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

function told(report: AnyReport): string[] {
  if ('reachesHead' in report) return toldOfTrail(report);
  const { ok, problems } = report;
  const all = 'counts' in report ? report.counts.problems : problems.length;
  const looked =
    'counts' in report
      ? `${report.counts.events} events, ${report.counts.rows} rows, ${report.counts.files} attachments`
      : `backup of ${report.manifest.createdAt}, ${report.manifest.attachments.files} attachments`;
  return [
    ok ? `In order: ${looked}.` : `${all} ${all === 1 ? 'problem' : 'problems'} (${looked}):`,
    ...problems.map((problem) => `- ${problem.message}`),
    ...(all > problems.length ? [`… and ${all - problems.length} more.`] : []),
    ...('notices' in report ? report.notices.map((notice) => `Note: ${notice}`) : []),
  ];
}

function toldOfTrail({ ok, events, withoutText, reachesHead, keyId, problems }: TrailReport): string[] {
  return [
    ok
      ? `In order: ${events} events of the audit trail, signed with key ${keyId}.`
      : `The exported audit trail (${events} events) is not as it was made:`,
    ...problems.map((problem) => `- ${problem}`),
    ...(reachesHead ? [] : ['Note: the chain went on after these events.']),
    ...(withoutText > 0 ? [`Note: the words of ${withoutText} events were erased.`] : []),
  ];
}
