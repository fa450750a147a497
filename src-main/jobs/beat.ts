import cron from 'node-cron';

/** Something that is done again and again. */
export interface Beat {
  /** No further one begins; one that is under way is left to whoever does it. */
  stop(): void;
}

export interface BeatOptions {
  /** node-cron's form of it, with seconds: every fifteen seconds of the minute, say. */
  readonly pattern: string;
  /** The longest that any beat is waited for, in milliseconds of a clock that never jumps. */
  readonly atMostMs: number;
}

/**
 * Calls `onBeat` by the pattern. When the next one is due is asked anew before each wait, and no wait is longer than
 * `atMostMs`: node-cron's own timer keeps to the instant that it was set for, so that after a clock was put back by hours
 * nothing would be done for as long, and after one was put forward it goes through every beat that was passed over.
 */
export function startBeat({ pattern, atMostMs }: BeatOptions, onBeat: () => void): Beat {
  const plan = cron.createTask(pattern, () => undefined);
  let timer: NodeJS.Timeout;

  function wait(): void {
    const [next] = plan.getNextRuns(1);
    const ms = (next?.getTime() ?? 0) - Date.now();
    timer = setTimeout(beat, ms > 0 && ms <= atMostMs ? ms : atMostMs);
  }

  function beat(): void {
    wait();
    onBeat();
  }

  wait();
  return { stop: () => clearTimeout(timer) };
}
