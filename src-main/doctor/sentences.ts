import { assertNever } from '#shared/kernel/assertNever.ts';
import type { Finding } from './verdict.ts';

/** Good enough, and worth a word. */
export function isDoubtful(finding: Finding): boolean {
  return (
    finding.isGood &&
    ((finding.code === 'speed' && finding.isSlow) ||
      (finding.code === 'space' && finding.isLow) ||
      (finding.code === 'clock' && finding.isOff))
  );
}

/** What was found, in one English sentence. */
export function sentenceOf(finding: Finding): string {
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

/** What was measured, where there is a figure. */
export function figureOf(finding: Finding): number | null {
  switch (finding.code) {
    case 'writes':
      return finding.counted;
    case 'rename':
      return finding.faults;
    case 'speed':
      return finding.ms;
    case 'space':
      return finding.bytes;
    case 'clock':
      return finding.seconds;
    default:
      return null;
  }
}
