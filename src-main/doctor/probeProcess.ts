import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { workerUrl } from '../jobs/workerUrl.ts';
import type { Answers, Question } from './probe.ts';

/** A probe in another process. */
export interface ProbeProcess {
  /** @throws {ProbeFailed} when it could not do it, went away, or gave no answer in time */
  ask<K extends Question['do']>(question: Extract<Question, { do: K }>): Promise<Answers[K]>;
  stop(): Promise<void>;
}

/** What a probe could not do; the message is that of the system. */
export class ProbeFailed extends Error {}

const ANSWER_MS = 60_000;

/** The option by which the packaged program, which runs no script, is told to be a probe. */
export const AS_PROBE = 'as-probe';

function commandLine(folder: string): readonly string[] {
  if (process.versions.electron !== undefined) return ['doctor', folder, `--${AS_PROBE}`];
  return [fileURLToPath(workerUrl('doctor/probe')), folder];
}

export function startProbe(folder: string): ProbeProcess {
  const child = spawn(process.execPath, commandLine(folder), { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  // Written to after it went away: its exit tells more.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let turn: Promise<unknown> = Promise.resolve();

  async function exchange(question: Question): Promise<unknown> {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new ProbeFailed(`No answer within ${ANSWER_MS / 1_000} seconds.`)),
      ANSWER_MS,
    );
    try {
      const { done, value } = await Promise.race([lines.next(), late.promise]);
      if (done === true) throw new ProbeFailed(said.trim() || 'The second process ended unexpectedly.');
      const told = JSON.parse(value) as { ok: true; value: unknown } | { ok: false; message: string };
      if (!told.ok) throw new ProbeFailed(told.message);
      return told.value;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    ask<K extends Question['do']>(question: Extract<Question, { do: K }>) {
      const answer = turn.then(() => exchange(question));
      turn = answer.catch(() => undefined);
      // The probe answers a question with the answer of its name.
      return answer as Promise<Answers[K]>;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
