import { resolve } from 'node:path';
import { examine, type Step } from '../doctor/examine.ts';
import { AS_PROBE } from '../doctor/probeProcess.ts';
import { runProbe } from '../doctor/runProbe.ts';
import { isDoubtful, sentenceOf } from '../doctor/sentences.ts';
import { type Examined, type Finding, judge } from '../doctor/verdict.ts';
import { type Command, CommandFailure } from './command.ts';

const STEPS: Readonly<Record<Step, string>> = {
  locks: 'locks',
  writes: 'two processes writing',
  disk: 'disk and clock',
  files: 'replacing files',
};

export const doctor: Command = {
  name: 'doctor',
  usage: '[PATH]',
  summary: 'tries out whether a folder or share is fit to hold a database for several workstations',
  details: [
    'Without a path it looks at the data folder. Two processes of this machine try its locks, flushes, renames and',
    'clock in a folder of their own, which is gone afterwards. What two machines see of each other’s locks shows only',
    'on two machines: see “A share for several workstations” in the README.',
  ],
  options: { [AS_PROBE]: { type: 'boolean' } },
  arity: [0, 1],
  async run({ args, values, folders, isJson, output, progress }) {
    const folder = args[0] === undefined ? folders.dataDir : resolve(args[0]);
    if (values[AS_PROBE] === true) {
      await runProbe(folder);
      return 0;
    }
    const all = Object.keys(STEPS);
    const seen = await examine(folder, (step) =>
      progress.show(STEPS[step], all.indexOf(step), all.length),
    ).catch((fault: NodeJS.ErrnoException) => {
      progress.clear();
      throw new CommandFailure(unusable(folder, fault));
    });
    progress.clear();
    const verdict = judge(seen);
    if (isJson) await output.line(JSON.stringify({ ...verdict, examined: seen }));
    else {
      for (const finding of verdict.findings) await output.line(`${markOf(finding)} ${sentenceOf(finding)}`);
      await output.line(conclusion(seen, verdict.isFit));
    }
    return verdict.isFit ? 0 : 1;
  },
};

function unusable(folder: string, fault: NodeJS.ErrnoException): string {
  switch (fault.code) {
    case 'ENOENT':
      return `There is no folder ${folder}.`;
    case 'ENOTDIR':
      return `${folder} is no folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Nothing can be written in ${folder}: this person has no right to, or it is read-only.`;
    case 'ENOSPC':
      return `The disk of ${folder} is full.`;
    default:
      return `${folder} cannot be tried out: ${fault.message}`;
  }
}

function markOf(finding: Finding): string {
  if (!finding.isGood) return 'BAD  ';
  return isDoubtful(finding) ? 'NOTE ' : 'good ';
}

function conclusion({ name, isRemote }: Examined, isFit: boolean): string {
  if (!isFit)
    return 'Not fit for a shared database. Use the server mode instead: one machine runs “soporte serve”.';
  const where = isRemote === true ? ` (${name}, kept by another machine)` : '';
  return isRemote === true
    ? `Fit for a shared database${where}, as far as one machine can tell. It is for ICT staff: whoever can write the file is trusted.`
    : 'Fit, as far as this machine goes. It is for ICT staff: whoever can write the file is trusted.';
}
