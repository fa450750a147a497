import { createInterface } from 'node:readline';
import { createProbe, type Question } from './probe.ts';

/**
 * A probe at the other end of standard input and output: a question a line, an answer a line. Ends when its input does,
 * so that none is left behind by whoever started it.
 */
export async function runProbe(folder: string): Promise<void> {
  const probe = createProbe(folder);
  try {
    for await (const line of createInterface({ input: process.stdin })) {
      const question = JSON.parse(line) as Question;
      const told = await probe.work(question).then(
        (value) => ({ ok: true, value }),
        (fault: unknown) => ({ ok: false, message: fault instanceof Error ? fault.message : String(fault) }),
      );
      process.stdout.write(`${JSON.stringify(told)}\n`);
    }
  } finally {
    probe.close();
  }
}
