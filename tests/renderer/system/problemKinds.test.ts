import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { systemTexts } from '#renderer/system/texts.ts';

it('every kind of problem that verify can find has its words', () => {
  const report = readFileSync(
    fileURLToPath(new URL('../../../src-main/audit/report.ts', import.meta.url)),
    'utf8',
  );
  const union = /export type ProblemKind =([^;]+);/.exec(report)?.[1] ?? '';
  const kinds = [...union.matchAll(/'(\w+)'/g)].map(([, kind]) => kind ?? '');
  expect(kinds.length).toBeGreaterThan(15);
  expect(kinds.filter((kind) => !Object.hasOwn(systemTexts.es.kind, kind))).toEqual([]);
});
