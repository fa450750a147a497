import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importRuleTexts } from '#renderer/imports/ruleTexts.ts';
import { targetTexts } from '#renderer/imports/targetTexts.ts';
import { TARGETS } from '#shared/imports/targets.ts';

const folder = fileURLToPath(new URL('../../../src-main/imports', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Where a rule is named: as a property, or as the argument behind the English sentence. */
const NAMED = [
  /\brule: '(\w+)'/g,
  /(?:fault|Fault|CsvFault|#refuse|#refuseAt|refuse|faultOf|fileFault)\((?:[^;]|;(?=[^\n]))*?[.`]['`],\s*'([a-z]+[A-Z]?\w*)'/gs,
];

describe('the errors of an import', () => {
  it('each have a sentence in the languages of the screens', () => {
    const named = sources.flatMap((source) =>
      NAMED.flatMap((pattern) => [...source.matchAll(pattern)].map(([, rule]) => rule ?? '')),
    );
    expect(new Set(named).size).toBeGreaterThan(45);
    expect(named.filter((rule) => !Object.hasOwn(importRuleTexts.es, rule))).toEqual([]);
  });
});

describe('what a column may say', () => {
  it('has a name for people', () => {
    const fields = Object.values(TARGETS).flatMap((targets) => targets.map(({ field }) => field));
    expect(fields.filter((field) => !Object.hasOwn(targetTexts.es, field))).toEqual([]);
  });
});
