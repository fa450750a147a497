import { afterEach, describe, expect, it } from 'vitest';
import { leavesDoubt } from '#renderer/rpc/appError.ts';
import { useConnection } from '#renderer/rpc/connection.ts';
import { goesToOutbox, isAway, useOutbox } from '#renderer/rpc/outbox.ts';
import { learnFrom, setStanding } from '#renderer/rpc/standing.ts';

afterEach(() => {
  setStanding({ state: 'open' });
  useConnection.setState({ state: 'connecting' });
  useOutbox.setState({ items: [] });
});

describe('while the service cannot work with its database', () => {
  it('new things go to the outbox at once, and no longer when it can again', () => {
    useConnection.setState({ state: 'connected' });
    expect(goesToOutbox()).toBe(false);
    setStanding({ state: 'away' });
    expect(goesToOutbox()).toBe(true);
    setStanding({ state: 'clockOff', serverAheadSeconds: 300 });
    expect(goesToOutbox()).toBe(true);
    setStanding({ state: 'open' });
    expect(goesToOutbox()).toBe(false);
  });

  it('a refused stream tells of it too, where its reason is the folder', () => {
    useConnection.setState({ state: 'connected' });
    learnFrom({ code: 'storage', details: { reason: 'full' } });
    learnFrom({ code: 'unauthenticated', details: {} });
    expect(goesToOutbox()).toBe(false);
    learnFrom({ code: 'storage', details: { reason: 'unreachable' } });
    expect(goesToOutbox()).toBe(true);
  });
});

describe('what a refusal says', () => {
  it('a folder that is away and a program that has to wait keep what was typed, a full disk shows it in the form', () => {
    expect(isAway({ code: 'storage', details: { reason: 'unreachable' } })).toBe(true);
    expect(isAway({ code: 'suspended', details: { reason: 'clockOff' } })).toBe(true);
    expect(isAway({ code: 'storage', details: { reason: 'full' } })).toBe(false);
  });

  it('a folder that went while something was written leaves open whether it was, a suspension does not', () => {
    expect(leavesDoubt({ code: 'storage', details: { reason: 'unreachable' } })).toBe(true);
    expect(leavesDoubt({ code: 'offline', details: {} })).toBe(true);
    expect(leavesDoubt({ code: 'storage', details: { reason: 'full' } })).toBe(false);
    expect(leavesDoubt({ code: 'suspended', details: { reason: 'newerVersion' } })).toBe(false);
  });
});
