import {
  IconDeviceDesktop,
  IconDeviceLaptop,
  IconDevices,
  IconDroplet,
  IconPrinter,
} from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import { assetIcon } from '#renderer/signs/assetIcon.ts';
import { scanned } from '#renderer/signs/assetScan.ts';
import { warrantyState } from '#renderer/signs/warranty.ts';
import { dayIn } from '#renderer/ui/useToday.ts';

const one = { inventoryNumber: 'INV-000001', serial: 'ABC-9' };
const two = { inventoryNumber: 'INV-000011', serial: 'INV-000001' };
const three = { inventoryNumber: 'INV-000003', serial: 'abc-9' };

describe('scanned', () => {
  it('takes the asset with that number, whatever its case, before any with that serial', () => {
    expect(scanned(' inv-000001 ', [two, one], false)).toBe(one);
  });

  it('takes a serial that only one has', () => {
    expect(scanned('ABC-9', [one, two], true)).toBe(one);
    expect(scanned('ABC-9', [one, two, three], false)).toBeNull();
  });

  it('takes the only one found by other words, unless there may be more', () => {
    expect(scanned('dell', [two], false)).toBe(two);
    expect(scanned('dell', [two], true)).toBeNull();
    expect(scanned('dell', [one, two], false)).toBeNull();
    expect(scanned('  ', [one], false)).toBeNull();
  });
});

describe('warrantyState', () => {
  it('holds on the last day and ends with it', () => {
    expect(warrantyState('2026-11-24', '2026-11-24')).toBe('endsSoon');
    expect(warrantyState('2026-11-23', '2026-11-24')).toBe('ended');
  });

  it('ends soon from sixty days before', () => {
    expect(warrantyState('2027-01-23', '2026-11-24')).toBe('endsSoon');
    expect(warrantyState('2027-01-24', '2026-11-24')).toBe('valid');
    expect(warrantyState(null, '2026-11-24')).toBe('none');
  });
});

describe('assetIcon', () => {
  it('tells the picture from the institution’s own names, in three languages', () => {
    expect(assetIcon('Computadoras portátiles')).toBe(IconDeviceLaptop);
    expect(assetIcon('Equipo de cómputo')).toBe(IconDeviceDesktop);
    expect(assetIcon('Impressoras')).toBe(IconPrinter);
    expect(assetIcon('Tóner para impresora')).toBe(IconDroplet);
    expect(assetIcon('Vehículos')).toBe(IconDevices);
  });
});

describe('dayIn', () => {
  it('is the day of the institution, not of Greenwich', () => {
    expect(dayIn(Date.parse('2026-11-25T03:00:00Z'), 'America/Mexico_City')).toBe('2026-11-24');
  });
});
