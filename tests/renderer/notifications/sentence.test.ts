import { describe, expect, it } from 'vitest';
import { notificationSentence } from '#renderer/notifications/sentence.ts';
import { notificationTexts } from '#renderer/notifications/texts.ts';
import { formatsOf } from '#renderer/texts/formats.ts';
import { textsNow } from '#renderer/texts/useTexts.ts';
import { words } from '#renderer/texts/words.ts';
import { NOTIFICATION_KINDS, type Notification } from '#shared/notifications/contract.ts';

const now = Date.parse('2026-11-24T21:00:00Z');
const notice: Notification = {
  id: 1,
  kind: 'replied',
  ticket: {
    id: 7,
    folio: 'SB-2026-000007',
    title: 'No imprime',
    status: 'inProgress',
    resolutionDueAt: '2026-11-24T22:40:00.000Z',
  },
  subject: null,
  actor: { id: 3, name: 'Ana López' },
  receiver: null,
  at: '2026-11-24T20:00:00.000Z',
  isRead: false,
  isNative: true,
};
const say = (changed: Partial<Notification>) =>
  notificationSentence(
    { ...notice, ...changed },
    textsNow(notificationTexts),
    textsNow(words),
    formatsOf('es', 'America/Mexico_City'),
    now,
  );

describe('notificationSentence', () => {
  it('says who did it, when somebody did', () => {
    expect(say({})).toBe('Ana López respondió');
    expect(say({ actor: null })).toBe('Hay una respuesta');
  });

  it('says to whom a ticket went', () => {
    const receiver = { id: 4, name: 'Beto Cruz' };
    expect(say({ kind: 'reassigned', receiver })).toBe('Pasó a Beto Cruz');
    expect(say({ kind: 'reassigned' })).toBe('Pasó a otra persona');
  });

  it('names the state a ticket is in now', () => {
    expect(say({ kind: 'status' })).toBe('Cambió a En proceso');
  });

  it('asks the holder to confirm what they were handed', () => {
    expect(say({ kind: 'custodyToConfirm', ticket: null })).toBe(
      'Ana López le entregó equipo: confirme que lo recibió',
    );
  });

  it('says until when', () => {
    expect(say({ kind: 'atRisk' })).toBe('Está por vencer: hoy 16:40');
  });

  it('has words for every kind, with and without a ticket', () => {
    for (const kind of NOTIFICATION_KINDS) {
      for (const ticket of [notice.ticket, null]) {
        expect(say({ kind, ticket }), kind).not.toMatch(/^$|\{\{|says\.|kind\./);
      }
    }
  });
});
