import { describe, expect, it } from 'vitest';
import { soporte } from '../../builders/soporte.ts';
import { aFile } from '../../builders/ticketFile.ts';

describe('simulate', () => {
  it('prints both ways side by side, and the same for the same seed', async () => {
    const first = await soporte(['simulate', '--seed', '5', '--json']);
    const { before, after, over, ...rest } = JSON.parse(first.out) as Record<string, unknown>;
    expect(rest).toMatchObject({ seed: 5, weeks: 4, technicians: 5, limit: 8, load: 60, seeds: 60 });
    expect(Object.keys(before as object)).toEqual(Object.keys(after as object));
    expect(Object.keys((over as { after: object }).after)).toEqual(Object.keys(after as object));
    expect(await soporte(['simulate', '--seed', '5', '--json'])).toEqual(first);
    const table = await soporte(['simulate', '--seed', '5']);
    expect(table.out).toContain('solved within the first promise');
    expect(table.out).toContain('seeds 5 to 64: mean (10th to 90th percentile)');
    expect((await soporte(['simulate', '--seeds', '1'])).out).not.toContain('percentile');
  }, 60_000);

  it('takes real arrivals, and says which line is none', async () => {
    const good = await aFile(
      'arrivals.csv',
      'at,priority,minutes\n2026-01-05T09:30,high,30\n2026-01-05 10:00,,\n',
    );
    const { out } = await soporte(['simulate', '--arrivals', good, '--technicians', '1', '--json']);
    expect(JSON.parse(out)).toMatchObject({ tickets: 2 });
    const bad = await aFile('arrivals.csv', 'at,priority\n2026-01-05T09:30,high\n2026-01-05T10:00,soon\n');
    const refused = await soporte(['simulate', '--arrivals', bad]);
    expect(refused.status).toBe(1);
    expect(refused.errors).toContain('line 3, column priority: “soon” is no priority');
  }, 60_000);
});
