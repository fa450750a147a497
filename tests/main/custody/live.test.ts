import { describe, expect, it } from 'vitest';
import { holdersOf, topicsFor } from '#main/live/audience.ts';
import { anOffice, handedOver } from './office.ts';

describe('what windows are told of custody', () => {
  it('is told to who holds it and to nobody else who is no staff', async () => {
    await using office = await anOffice();
    const asset = await office.asset();
    const form = await handedOver(office, [asset]);
    const topics = [
      { entity: 'custodyForm', ids: [form.id] },
      { entity: 'asset', ids: [asset.id] },
    ];
    const holders = await holdersOf(office.t.host.db.read, topics);
    const told = (person: { readonly id: number }) =>
      topicsFor({ personId: person.id, seesAll: false, headsAreaIds: [] }, topics, new Map(), holders);
    expect(told(office.holder)).toEqual(topics);
    expect(told(office.other)).toEqual([]);
  });
});
