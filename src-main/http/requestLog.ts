import { openDailyLog } from '../files/dailyLog.ts';
import type { LogLines } from '../rpc/logs.ts';

/** One request or call. Never who, from where, which one, or what was looked for. */
export interface LoggedRequest {
  /** GET, POST …, or RPC for a call over the socket of a window. */
  readonly method: string;
  /** The pattern of the route (`/api/v1/tickets/{id}`), or the procedure's name. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Of the answer; null where it was not counted. */
  readonly bytes: number | null;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

export interface RequestLogOptions {
  readonly folder: string;
  readonly keptDays: number;
  readonly mostBytes?: number;
  /** UTC ms. */
  readonly clock?: () => number;
  readonly report: (fault: unknown) => void;
}

/** Writes requests to a file a day (`requests-2026-11-24.log`, UTC). */
export async function openRequestLog(options: RequestLogOptions): Promise<RequestLog> {
  const log = await openDailyLog({ ...options, name: 'requests' });
  return { add: (request) => log.add(lineOf(request)), close: () => log.close() };
}

/** The same as lines among the server's other ones. */
export function requestLines(lines: LogLines): RequestLog {
  return { add: (request) => lines('requests', lineOf(request)), close: async () => undefined };
}

function lineOf({ method, route, status, ms, bytes }: LoggedRequest) {
  return { method, route, status, ms: Math.round(ms), bytes };
}
