import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importTexts } from '#renderer/imports/texts.ts';

const folder = fileURLToPath(new URL('../../../src-main/imports', import.meta.url));
const sources = ['csv', 'people'].flatMap((part) =>
  readdirSync(join(folder, part)).map((file) => readFileSync(join(folder, part, file), 'utf8')),
);

describe('the errors of an import', () => {
  it('each have a sentence in the languages of the screens', () => {
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/rule: '(\w+)'/g)].map(([, rule]) => rule),
      ...[...source.matchAll(/(?:fault|CsvFault)\([^;]*?'([a-z]+[A-Z]?\w*)'(?:, \{[^;]*\})?,?\s*\);/gs)].map(
        ([, rule]) => rule,
      ),
    ]);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((rule) => !Object.hasOwn(importTexts.es.rule, rule ?? ''))).toEqual([]);
  });
});
