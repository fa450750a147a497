import { createInterface } from 'node:readline';
import { evaluateLine } from '#shared/sla/evaluate.ts';
import type { Command } from './command.ts';

export const slaEval: Command = {
  name: 'sla eval',
  usage: '',
  summary: 'answers working-time questions, one JSON object a line, from standard input',
  details: [
    'A line: {"id","op":"add"|"between"|"isOpen"|"nextOpen","calendar","start","seconds"|"end","pauses"}',
    'with {"timeZone","hours":{"mon":[["09:00","18:00"]],…},"holidays":["2026-01-01"]} as calendar.',
    'The answer: {"id","result"}, or {"id","error"} for a line that cannot be answered; in order.',
  ],
  options: {},
  arity: [0, 0],
  async run({ output }) {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      if (output.isClosed) break;
      if (line.trim() !== '') await output.line(evaluateLine(line));
    }
    lines.close();
    process.stdin.destroy();
    return 0;
  },
};
