import { randomUUID } from 'node:crypto';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { PrintRequest, ReportRun } from '#shared/reports/contract.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { Host } from '../rpc/host.ts';
import { printReport } from './printReport.ts';

interface Run {
  readonly ctx: QueryContext;
  readonly request: PrintRequest;
  readonly stop: AbortController;
  state: ReportRun['state'];
  phase: ReportRun['phase'];
  done: number;
  total: number;
  refusal: AppError | null;
  file: File | null;
  ended: Promise<void>;
}

/** Long enough to have lunch in between. */
const KEPT_MS = 2 * 60 * 60_000;
/** Of one person at a time; the oldest goes, and stops if it still runs. */
const MOST = 5;

const runs = new WeakMap<Host, Map<string, Run>>();

/** Why a run ended that somebody stopped. */
class Stopped extends Error {}

function of(host: Host): Map<string, Run> {
  const known = runs.get(host) ?? new Map<string, Run>();
  runs.set(host, known);
  return known;
}

/** A run that waits; `startRun` lets it go. */
export function makeRun(ctx: QueryContext, request: PrintRequest): string {
  const all = of(ctx.host);
  const own = [...all].filter(([, run]) => run.ctx.actor.id === ctx.actor.id);
  for (const [id, run] of own.slice(0, Math.max(0, own.length - MOST + 1))) {
    run.stop.abort(new Stopped());
    all.delete(id);
  }
  const id = randomUUID();
  all.set(id, {
    ctx,
    request,
    stop: new AbortController(),
    state: 'running',
    phase: 'gathering',
    done: 0,
    total: 0,
    refusal: null,
    file: null,
    ended: Promise.resolve(),
  });
  setTimeout(() => all.delete(id), KEPT_MS).unref();
  return id;
}

/** Runs beside everything else: the call that began it has long been answered when it ends. */
export function startRun(host: Host, id: string): void {
  const run = of(host).get(id);
  if (run === undefined) return;
  run.ended = carryOut(run).catch((fault: unknown) => {
    run.state = fault instanceof Stopped ? 'cancelled' : 'failed';
    if (!(fault instanceof Stopped)) host.report(`report ${id}`, fault);
  });
}

async function carryOut(run: Run): Promise<void> {
  const printed = await printReport(run.ctx, run.request, {
    signal: run.stop.signal,
    onProgress(phase, done, total) {
      run.phase = phase;
      run.done = done;
      run.total = total;
    },
  });
  run.stop.signal.throwIfAborted();
  if (printed.ok) {
    run.file = printed.value;
    run.state = 'done';
  } else {
    run.refusal = printed.error;
    run.state = 'failed';
  }
}

function ownRun({ host, actor }: Pick<QueryContext, 'host' | 'actor'>, id: string): Result<Run> {
  const run = of(host).get(id);
  if (run === undefined || run.ctx.actor.id !== actor.id) {
    return fail({ code: 'notFound', details: { entity: 'reportRun' } });
  }
  return ok(run);
}

/** How far a run of this person has come. */
export function lookAtRun(ctx: Pick<QueryContext, 'host' | 'actor'>, id: string): Result<ReportRun> {
  const found = ownRun(ctx, id);
  if (!found.ok) return found;
  const { state, phase, done, total, file, refusal } = found.value;
  return ok({
    state,
    phase,
    done,
    total,
    file: file === null ? null : { name: file.name, bytes: file.size },
    refusal: refusal === null ? null : { code: refusal.code, details: { ...refusal.details } },
  });
}

/** What a run of this person made; `notFound` until it is done. */
export function fileOfRun(ctx: Pick<QueryContext, 'host' | 'actor'>, id: string): Result<File> {
  const found = ownRun(ctx, id);
  if (!found.ok) return found;
  const { file } = found.value;
  return file === null ? fail({ code: 'notFound', details: { entity: 'reportFile' } }) : ok(file);
}

/** Its thread is ended in the midst of its work. */
export function stopRun(ctx: Pick<QueryContext, 'host' | 'actor'>, id: string): Result<{ done: true }> {
  const found = ownRun(ctx, id);
  if (!found.ok) return found;
  found.value.stop.abort(new Stopped());
  return ok({ done: true });
}

/** When the program ends. */
export async function stopRuns(host: Host): Promise<void> {
  const all = [...of(host).values()];
  for (const { stop } of all) stop.abort(new Stopped());
  await Promise.all(all.map(({ ended }) => ended));
  of(host).clear();
}
