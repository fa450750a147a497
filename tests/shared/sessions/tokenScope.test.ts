import { describe, expect, it } from 'vitest';
import { contract } from '#shared/rpc/contract.ts';
import { areaOf, scopeAllows, TOKEN_AREAS } from '#shared/sessions/tokenScope.ts';

/** What only a person at a screen does. */
const AT_A_SCREEN = ['sessions', 'setup', 'live'];

describe('what a script’s token opens', () => {
  it.each(Object.keys(contract))('%s belongs to one area, or to people at a screen', (room) => {
    expect(areaOf(`${room}.list`) === null).toBe(AT_A_SCREEN.includes(room));
  });

  it('is nothing outside its areas', () => {
    const scope = { areas: ['tickets' as const], writes: true };
    expect(scopeAllows(scope, 'tickets.create', 'command')).toBe(true);
    expect(scopeAllows(scope, 'assets.list', 'query')).toBe(false);
    expect(scopeAllows(scope, 'people.create', 'command')).toBe(false);
  });

  it('is reading alone where it does not write', () => {
    const scope = { areas: [...TOKEN_AREAS], writes: false };
    expect(scopeAllows(scope, 'tickets.list', 'query')).toBe(true);
    expect(scopeAllows(scope, 'tickets.create', 'command')).toBe(false);
  });

  it('is never a password, another token, or the set-up, whatever its scope', () => {
    const scope = { areas: [...TOKEN_AREAS], writes: true };
    for (const name of ['sessions.changePassword', 'sessions.createToken', 'setup.finish', 'live.events']) {
      expect(scopeAllows(scope, name, 'command')).toBe(false);
      expect(scopeAllows(scope, name, 'query')).toBe(false);
    }
  });

  it('always tells whose it is, and can be given back', () => {
    const scope = { areas: ['figures' as const], writes: false };
    expect(scopeAllows(scope, 'sessions.current', 'query')).toBe(true);
    expect(scopeAllows(scope, 'sessions.end', 'command')).toBe(true);
  });
});
