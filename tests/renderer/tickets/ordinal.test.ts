import { describe, expect, it } from 'vitest';
import { ordinal } from '#renderer/tickets/equipment/ordinal.ts';
import { assetIdsOf, newTicketSearch } from '#renderer/tickets/search.ts';

describe('ordinal', () => {
  it('counts as each language does', () => {
    expect(ordinal(3, 'es')).toBe('3.ª');
    expect(ordinal(3, 'pt')).toBe('3ª');
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map((number) => ordinal(number, 'en'))).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '112th',
    ]);
  });
});

describe('the equipment of a new ticket', () => {
  it('is in the address, each once, one alone as well', () => {
    expect(assetIdsOf(newTicketSearch.parse({ assets: '4,7,4' }).assets)).toEqual([4, 7]);
    // The router reads a lone number as one.
    expect(assetIdsOf(newTicketSearch.parse({ assets: 4 }).assets)).toEqual([4]);
    expect(newTicketSearch.parse({ assets: '4,x' }).assets).toBeUndefined();
    expect(assetIdsOf(newTicketSearch.parse({}).assets)).toEqual([]);
  });
});
