import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ended, soporte, startSoporte } from '../../builders/soporte.ts';

const VECTORS = fileURLToPath(new URL('../../../../shared/data/sla/vectors.jsonl', import.meta.url));
const CALENDAR = { timeZone: 'UTC', hours: { mon: [['09:00', '17:00']] }, holidays: [] };

function question(id: number): string {
  return JSON.stringify({ id, op: 'add', calendar: CALENDAR, start: '2026-01-05T09:00:00Z', seconds: id });
}

describe('sla eval', () => {
  it('answers line by line in order, passes over blank lines, and tells of what it cannot answer', async () => {
    const input = `${question(60)}\r\n\n  \nnonsense\n{"id":"x","op":"fly"}\n${question(28_800)}`;
    const { status, out, errors } = await soporte(['sla', 'eval'], input);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out.trimEnd().split('\n')).toEqual([
      '{"id":60,"result":"2026-01-05T09:01:00Z"}',
      '{"id":null,"error":"The line is not JSON."}',
      expect.stringMatching(/^\{"id":"x","error":".+"\}$/),
      '{"id":28800,"result":"2026-01-05T17:00:00Z"}',
    ]);
  });

  it('answers nothing to nothing', async () => {
    expect(await soporte(['sla', 'eval'])).toEqual({ status: 0, out: '', errors: '' });
  });

  it('keeps the order of fifty thousand lines', async () => {
    const count = 50_000;
    const input = Array.from({ length: count }, (_, i) => question((i % 28_000) + 1)).join('\n');
    const { status, out } = await soporte(['sla', 'eval'], input);
    expect(status).toBe(0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect(ids).toHaveLength(count);
    expect(ids.every((id, i) => id === (i % 28_000) + 1)).toBe(true);
  }, 60_000);

  it('ends quietly when its reader goes away', async () => {
    const child = startSoporte(['sla', 'eval']);
    child.stdin?.on('error', () => {});
    const line = `${question(60)}\n`.repeat(2_000);
    const feeding = setInterval(() => child.stdin?.write(line), 5);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { status, errors } = await ended(child);
    clearInterval(feeding);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  }, 30_000);

  it.skipIf(!existsSync(VECTORS))('answers every question of the collection', async () => {
    const text = readFileSync(VECTORS, 'utf8');
    const { out } = await soporte(['sla', 'eval'], text);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; result: unknown });
    const asked = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; expected: unknown });
    expect(answers).toEqual(asked.map(({ id, expected }) => ({ id, result: expected })));
  });
});
