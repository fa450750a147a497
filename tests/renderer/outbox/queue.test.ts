import { describe, expect, it } from 'vitest';
import {
  again,
  nextToSend,
  releasedBy,
  reworded,
  setAside,
  standsInTheWay,
  stateOf,
  verdictOf,
  withDependents,
  wordsOf,
} from '#renderer/outbox/queue.ts';
import type { OutboxItem } from '#renderer/rpc/outbox.ts';

const NOW = Date.parse('2026-11-24T16:00:00Z');

function anItem(id: string, order: number, over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id,
    commandId: `command-${id}`,
    order,
    typedAt: '2026-11-24T15:00:00Z',
    epoch: 1,
    content: { kind: 'reply', body: `texto de ${id}` },
    folio: 'SB-2026-000001',
    waitsFor: null,
    mayHaveArrived: false,
    refusal: null,
    ...over,
  };
}

const aTicket = (id: string, order: number, over: Partial<OutboxItem> = {}) =>
  anItem(id, order, {
    content: { kind: 'ticket', input: { title: 'No imprime', description: 'Desde ayer' } },
    folio: null,
    ...over,
  });
const follower = (id: string, order: number, waitsFor: string) =>
  anItem(id, order, { waitsFor, folio: null });
const forbidden = { code: 'forbidden', details: {} } as const;

describe('what is next', () => {
  it('is the oldest, whatever order they are read in', () => {
    expect(nextToSend([anItem('b', 2), anItem('a', 1), anItem('c', 3)])?.id).toBe('a');
    expect(nextToSend([])).toBeNull();
  });

  it('is never one that waits for another', () => {
    expect(nextToSend([follower('reply', 1, 'ticket'), aTicket('ticket', 2)])?.id).toBe('ticket');
  });

  it('goes past what was set aside and what waits for it, and sends the rest', () => {
    const items = [
      aTicket('ticket', 1, { refusal: forbidden }),
      follower('reply', 2, 'ticket'),
      anItem('c', 3),
    ];
    expect(nextToSend(items)?.id).toBe('c');
    expect(items.map((item) => stateOf(item, items))).toEqual(['setAside', 'blocked', 'waiting']);
  });

  it('waits in vain for something that nobody can read any more, and says so', () => {
    const orphan = follower('reply', 2, 'gone');
    expect(stateOf(orphan, [orphan])).toBe('blocked');
    expect(nextToSend([orphan])).toBeNull();
  });
});

describe('what waits for another', () => {
  it('takes the folio of the ticket when it is there', () => {
    const items = [follower('reply', 2, 'ticket'), anItem('other', 3)];
    const released = releasedBy('ticket', { folio: 'SB-2026-000009', messageId: null }, items);
    expect(released).toMatchObject([{ id: 'reply', folio: 'SB-2026-000009', waitsFor: null }]);
  });

  it('takes the message too when it is files', () => {
    const content = { kind: 'files', files: [], messageId: null, isInternal: false } as const;
    const files = anItem('files', 2, { waitsFor: 'reply', folio: null, content });
    const [released] = releasedBy('reply', { folio: 'SB-2026-000009', messageId: 7 }, [files]);
    expect(released?.content).toMatchObject({ messageId: 7 });
  });

  it('is blocked through others, and goes with what it waits for', () => {
    const items = [
      aTicket('ticket', 1, { refusal: forbidden }),
      follower('reply', 2, 'ticket'),
      follower('files', 3, 'reply'),
      anItem('other', 4),
    ];
    expect(stateOf(items[2] ?? anItem('?', 0), items)).toBe('blocked');
    expect(withDependents('ticket', items).map(({ id }) => id)).toEqual(['ticket', 'reply', 'files']);
    expect(withDependents('reply', items).map(({ id }) => id)).toEqual(['reply', 'files']);
  });
});

describe('a failure', () => {
  it('means later when the service is away, signing in when the session is over, and setting aside otherwise', () => {
    expect(verdictOf({ code: 'offline', details: {} })).toBe('later');
    expect(verdictOf({ code: 'busy', details: {} })).toBe('later');
    expect(verdictOf({ code: 'tooManyRequests', details: {} })).toBe('later');
    expect(verdictOf({ code: 'storage', details: { reason: 'unreachable' } })).toBe('later');
    expect(verdictOf({ code: 'storage', details: { reason: 'full' } })).toBe('later');
    expect(verdictOf({ code: 'suspended', details: { reason: 'newerVersion' } })).toBe('later');
    expect(verdictOf({ code: 'unauthenticated', details: {} })).toBe('signIn');
    expect(verdictOf({ code: 'passwordChangeRequired', details: {} })).toBe('signIn');
    expect(verdictOf(forbidden)).toBe('refused');
    expect(verdictOf({ code: 'internal', details: { reference: 'x' } })).toBe('refused');
  });
});

describe('what may have arrived', () => {
  const doubtful = anItem('a', 1, { mayHaveArrived: true });

  it('keeps its command and its words, so that it happens once at most', () => {
    expect(wordsOf(doubtful)).toBeNull();
    expect(reworded(doubtful, { body: 'otra cosa' }, 'new')).toBe(doubtful);
    expect(again(doubtful, 1, 'new').commandId).toBe('command-a');
  });

  it('is known not to have happened once it was refused', () => {
    const refused = setAside(doubtful, forbidden);
    expect(refused.mayHaveArrived).toBe(false);
    expect(again(refused, 1, 'new')).toMatchObject({ commandId: 'new', refusal: null });
  });

  it('stays open when the service failed by itself', () => {
    const failed = setAside(doubtful, { code: 'internal', details: { reference: 'x' } });
    expect(failed.mayHaveArrived).toBe(true);
    expect(again(failed, 1, 'new').commandId).toBe('command-a');
  });

  it('is not sent by itself when the service has forgotten whether it did', () => {
    const old = { ...doubtful, typedAt: '2026-10-20T15:00:00Z' };
    expect(standsInTheWay(old, 1, NOW)).toMatchObject({ code: 'tooOld' });
    expect(standsInTheWay({ ...old, mayHaveArrived: false }, 1, NOW)).toBeNull();
    expect(standsInTheWay(doubtful, 1, NOW)).toBeNull();
  });
});

describe('a restored database', () => {
  it('lets nothing typed before go out unseen, and everything after a look', () => {
    const item = anItem('a', 1);
    expect(standsInTheWay(item, 2, NOW)).toMatchObject({ code: 'restored' });
    const aside = setAside(item, { code: 'restored', details: {} });
    expect(standsInTheWay(again(aside, 2, 'new'), 2, NOW)).toBeNull();
  });
});

describe('other words', () => {
  it('make another command', () => {
    const item = aTicket('a', 1);
    expect(wordsOf(item)).toEqual({ title: 'No imprime', body: 'Desde ayer' });
    const next = reworded(item, { title: 'No escanea', body: 'Desde hoy' }, 'new');
    expect(next).toMatchObject({
      commandId: 'new',
      content: { input: { title: 'No escanea', description: 'Desde hoy' } },
    });
    expect(reworded(anItem('b', 2), { body: 'Ya no' }, 'new').content).toEqual({
      kind: 'reply',
      body: 'Ya no',
    });
  });
});
