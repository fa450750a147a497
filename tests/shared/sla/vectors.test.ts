import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateLine } from '#shared/sla/evaluate.ts';

/** Questions and answers of three other programs' test suites; beside the checkout, not part of it. */
const FILE = join(import.meta.dirname, '../../../../shared/data/sla/vectors.jsonl');

const vector = z.looseObject({ id: z.string(), op: z.string(), expected: z.unknown() });

const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n') : [];

describe.skipIf(lines.length === 0)('the working-time vectors', () => {
  test.each(lines.map((line) => ({ line, ...vector.parse(JSON.parse(line)) })))(
    '$id ($op) is answered as expected',
    ({ line, id, expected }) => {
      expect(JSON.parse(evaluateLine(line))).toEqual({ id, result: expected });
    },
  );
});
