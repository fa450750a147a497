import { describe, expect, it } from 'vitest';
import { promiseRows } from '#renderer/sla/promises.ts';
import type { SlaPolicy } from '#shared/sla/contract.ts';

const policy = (id: number, service: SlaPolicy['service'], priority: SlaPolicy['priority']): SlaPolicy => ({
  id,
  service,
  priority,
  firstResponseMinutes: id,
  resolutionMinutes: id * 10,
  atRiskPercent: 80,
  calendar: null,
  version: 1,
});
const compare = (a: string, b: string) => a.localeCompare(b, 'es');
const wifi = { id: 7, name: 'Wifi' };
const cable = { id: 8, name: 'Cable' };

describe('the table of promises', () => {
  const rows = promiseRows(
    [policy(1, null, 'high'), policy(2, wifi, 'high'), policy(3, null, 'low'), policy(4, cable, 'low')],
    compare,
  );

  it('has the general row first, then services by name', () => {
    expect(rows.map((row) => row.service?.name ?? null)).toEqual([null, 'Cable', 'Wifi']);
  });

  it('shows a service’s own promise, and the general one where it has none', () => {
    expect(rows[2]?.cells.high).toMatchObject({ isOwn: true, policy: { id: 2 } });
    expect(rows[2]?.cells.low).toMatchObject({ isOwn: false, policy: { id: 3 } });
  });

  it('leaves open what nobody promised', () => {
    expect(rows[0]?.cells.critical).toEqual({ isOwn: false, policy: null });
  });
});
