import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errorSentenceNow } from '#renderer/rpc/errorSentence.ts';
import { ruleTexts } from '#renderer/rpc/ruleTexts.ts';

const services = fileURLToPath(new URL('../../../src-main', import.meta.url));
const BROKEN = /code: 'ruleBroken',\s*details: \{ rule: '(\w+)' \}/g;

describe('rules that were broken', () => {
  it('each have a sentence of their own', () => {
    const rules = readdirSync(services, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [...readFileSync(join(services, file), 'utf8').matchAll(BROKEN)].map(([, rule]) => rule),
      );
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((rule) => !Object.hasOwn(ruleTexts.es, rule ?? ''))).toEqual([]);
  });

  it('are told in general where the screens do not know them', () => {
    expect(errorSentenceNow({ code: 'ruleBroken', details: { rule: 'toString' } })).toBe(
      'Una regla no permite hacer esto.',
    );
    expect(errorSentenceNow({ code: 'ruleBroken', details: { rule: 'absenceOverlaps' } })).toBe(
      'Ya hay otra ausencia en esas fechas.',
    );
  });
});
