import { resolve } from 'node:path';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { examine, type Step } from '../doctor/examine.ts';
import { AS_PROBE } from '../doctor/probeProcess.ts';
import { runProbe } from '../doctor/runProbe.ts';
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
  const isDoubtful =
    (finding.code === 'speed' && finding.isSlow) ||
    (finding.code === 'space' && finding.isLow) ||
    (finding.code === 'clock' && finding.isOff);
  return isDoubtful ? 'NOTE ' : 'good ';
}

function sentenceOf(finding: Finding): string {
  const { isGood } = finding;
  switch (finding.code) {
    case 'locks':
      return isGood
        ? 'Locks exclude: while one process writes or reads, the other waits.'
        : 'Locks do not exclude: two processes may write at once, and the database would be destroyed.';
    case 'sight':
      return isGood
        ? 'Each process sees at once what the other wrote.'
        : 'One process does not see what the other wrote: something keeps old copies of the file.';
    case 'writes':
      return isGood
        ? `${finding.expected} writes of two processes at the same time are all there.`
        : `Of ${finding.expected} writes of two processes at the same time only ${finding.counted} are there.`;
    case 'rename':
      return isGood
        ? 'A file that is replaced is always there, old or new.'
        : `A file that was replaced was missing or cut off ${finding.faults} times.`;
    case 'speed': {
      const ms = finding.ms < 10 ? finding.ms.toFixed(1) : Math.round(finding.ms);
      if (!isGood) return `A write takes ${ms} ms (95 of 100): too slow to work with.`;
      return `A write takes ${ms} ms (95 of 100)${finding.isSlow ? ': people will feel it' : ''}.`;
    }
    case 'space':
      return `${(finding.bytes / 1_073_741_824).toFixed(1)} GiB are free${isGood && !finding.isLow ? '' : ': make room'}.`;
    case 'clock': {
      const by = `${Math.abs(finding.seconds)} seconds ${finding.seconds < 0 ? 'behind' : 'ahead of'} this machine’s`;
      if (!isGood) return `Its clock is ${by}: deadlines would be wrong; set the clocks first.`;
      return finding.isOff ? `Its clock is ${by}.` : 'Its clock agrees with this machine’s.';
    }
    case 'synchroniser':
      return `${finding.name} copies this folder behind the program’s back and would destroy the database.`;
    case 'writeAheadLog':
      return 'The database there has a write-ahead log, which does not work between machines.';
    default:
      return assertNever(finding);
  }
}

function conclusion({ name, isRemote }: Examined, isFit: boolean): string {
  if (!isFit)
    return 'Not fit for a shared database. Use the server mode instead: one machine runs “soporte serve”.';
  const where = isRemote === true ? ` (${name}, kept by another machine)` : '';
  return isRemote === true
    ? `Fit for a shared database${where}, as far as one machine can tell. It is for ICT staff: whoever can write the file is trusted.`
    : 'Fit, as far as this machine goes. It is for ICT staff: whoever can write the file is trusted.';
}
