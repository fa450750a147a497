import { describe, expect, it } from 'vitest';
import { noticeAddress } from '#renderer/notifications/address.ts';
import { NOTICE_ENTITIES } from '#shared/notifications/contract.ts';

const form = { entity: 'custodyForm', id: 4, label: 'RG-2026-000004' } as const;

describe('where a notice leads', () => {
  it('leads to its ticket, whatever else it tells of', () => {
    const ticket = { id: 7, folio: 'SB-2026-000007', title: 'x', status: 'new', resolutionDueAt: null };
    expect(noticeAddress({ kind: 'created', ticket, subject: form })).toBe('/solicitudes/SB-2026-000007');
  });

  it('leads holders to their own page of the form, and those who authorise to the form', () => {
    expect(noticeAddress({ kind: 'custodyToConfirm', ticket: null, subject: form })).toBe(
      '/mis-equipos/resguardo/RG-2026-000004',
    );
    expect(noticeAddress({ kind: 'custodyToAuthorise', ticket: null, subject: form })).toBe(
      '/inventario/resguardos/RG-2026-000004',
    );
  });

  it('has an address for everything that can be told of, and none for nothing', () => {
    for (const entity of NOTICE_ENTITIES) {
      const subject = { entity, id: 9, label: 'x' };
      expect(noticeAddress({ kind: 'maintenanceDue', ticket: null, subject }), entity).toMatch(/^\//);
    }
    const toner = { entity: 'stockItem', id: 9, label: 'Tóner' } as const;
    expect(noticeAddress({ kind: 'stockLow', ticket: null, subject: toner })).toBe(
      '/inventario/existencias?open=9',
    );
    expect(noticeAddress({ kind: 'replied', ticket: null, subject: null })).toBeNull();
  });
});
