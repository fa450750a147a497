import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detailRows, isInstant, knownActions, phraseKey } from '#renderer/audit/phrases.ts';

const services = fileURLToPath(new URL('../../../src-main', import.meta.url));

describe('the words of the audit log', () => {
  it('cover every act that a service records', () => {
    const acts = readdirSync(services, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join(services, file), 'utf8').matchAll(/action: '(\w+\.\w+)'/g)])
      .map(([, act]) => act ?? '');
    expect(acts.length).toBeGreaterThan(30);
    expect([...new Set(acts)].filter((act) => phraseKey(act) === null)).toEqual([]);
  });

  it('know the acts of the services', () => {
    expect(phraseKey('ticket.assigned')).toBe('action.ticket.assigned');
    expect(phraseKey('person.passwordReset')).toBe('action.person.passwordReset');
  });

  it('do not pretend to know others', () => {
    expect(phraseKey('ticket.teleported')).toBeNull();
    expect(phraseKey('asset.created')).toBeNull();
    expect(phraseKey('ticket.any')).toBeNull();
    expect(phraseKey('toString.constructor')).toBeNull();
    expect(phraseKey('')).toBeNull();
  });

  it('offer every act as a filter, none twice', () => {
    const actions = knownActions.flatMap((one) => one.actions);
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.every((action) => phraseKey(action) !== null)).toBe(true);
  });
});

describe('the fields of an entry', () => {
  it('pairs before and after, and leaves out what stayed', () => {
    expect(detailRows({ name: 'A', code: 'X', gone: 1 }, { name: 'B', code: 'X', come: [1] })).toEqual([
      { field: 'name', before: 'A', after: 'B' },
      { field: 'gone', before: 1, after: undefined },
      { field: 'come', before: undefined, after: [1] },
    ]);
  });

  it('takes for an instant only what is one', () => {
    expect(isInstant('resolutionDueAt', 1_795_000_000_000)).toBe(true);
    expect(isInstant('resolutionDueAt', 90)).toBe(false);
    expect(isInstant('format', 1_795_000_000_000)).toBe(false);
    expect(isInstant('toAt', null)).toBe(false);
  });
});
