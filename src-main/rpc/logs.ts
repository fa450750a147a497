import { basename, join } from 'node:path';
import { type DailyLog, openDailyLog } from '../files/dailyLog.ts';

/** Writes an entry of a log as a line somewhere else: standard output, for the journal or whatever ships logs. */
export type LogLines = (log: string, entry: Readonly<Record<string, unknown>>) => void;

/** A call that was refused to somebody: for whoever looks into attempts. Numbers, never names or what was asked with. */
export interface RefusedCall {
  readonly procedure: string;
  readonly code: string;
  /** 0 where nobody is signed in. */
  readonly personId: number;
  readonly sessionId: number;
  readonly origin: string;
}

/** What a service host keeps in `logs/` of the profile, each file made when its first line comes. */
export interface Logs {
  fault(reference: string, fault: unknown): void;
  refused(call: RefusedCall): void;
  close(): Promise<void>;
}

const KEPT_DAYS = 30;
/** Twenty megabytes a day of each: whoever provokes faults or refusals fills no disk. */
const MOST_PARTS = 1;

/** @param lines where they go instead of files */
export function openLogs(options: {
  readonly profileDir: string;
  readonly clock: () => number;
  readonly lines?: LogLines | undefined;
}): Logs {
  const { lines } = options;
  const files = new Map<string, Promise<DailyLog>>();

  function add(name: string, entry: Readonly<Record<string, unknown>>): void {
    if (lines !== undefined) {
      lines(name, entry);
      return;
    }
    const folder = join(options.profileDir, 'logs');
    const settings = { folder, name, keptDays: KEPT_DAYS, mostParts: MOST_PARTS, clock: options.clock };
    const known = files.get(name) ?? openDailyLog({ ...settings, report: told });
    files.set(name, known);
    known.then((log) => log.add(entry)).catch(told);
  }

  return {
    fault: (reference, fault) => add('faults', { reference, ...describedFault(fault) }),
    refused: (call) => add('refusals', { ...call }),
    async close() {
      for (const opened of files.values()) await opened.then((log) => log.close()).catch(told);
    },
  };
}

function told(fault: unknown): void {
  console.error('[logs]', fault);
}

const MOST_TEXT = 300;
const MOST_FRAMES = 12;

/**
 * What a fault was and where, without what people wrote: whatever stands in quotes, addresses of mail and long numbers
 * are left out of its message, and folders out of its frames.
 */
export function describedFault(fault: unknown): { what: string; message: string; frames: string[] } {
  if (!(fault instanceof Error)) return { what: typeof fault, message: '', frames: [] };
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : '';
  const frames = (fault.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) =>
      line.trim().replace(/\(?(?:file:\/\/)?[^\s(]*[\\/]([^\\/\s)]+)\)?$/, (_, file) => basename(file)),
    );
  return { what: `${fault.name}${code}`, message: withoutPeople(fault.message), frames };
}

function withoutPeople(message: string): string {
  return message
    .slice(0, MOST_TEXT * 4)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»|‘[^’]*’/gu, '…')
    .replace(/[^\s@]+@[^\s@]+/g, '…')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s:]+){2,}/g, '…')
    .replace(/\d{5,}/g, '…')
    .slice(0, MOST_TEXT);
}
