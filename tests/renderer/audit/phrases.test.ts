import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detailRows, instantOf, knownActions, phraseKey, tidyPhrase } from '#renderer/audit/phrases.ts';

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
    expect(phraseKey('asset.teleported')).toBeNull();
    expect(phraseKey('ticket.any')).toBeNull();
    expect(phraseKey('toString.constructor')).toBeNull();
    expect(phraseKey('')).toBeNull();
  });

  it('end in what a thing is called, or leave no trace of a name that is not there', () => {
    expect(tidyPhrase('levantó una alerta · SB-2026-000004')).toBe('levantó una alerta · SB-2026-000004');
    expect(tidyPhrase('levantó una alerta · ')).toBe('levantó una alerta');
    expect(tidyPhrase('relacionó la solicitud  con otra')).toBe('relacionó la solicitud con otra');
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
    expect(instantOf('resolutionDueAt', 1_795_000_000_000)).toBe('2026-11-18T11:06:40.000Z');
    expect(instantOf('scheduledFrom', '2026-10-28T23:00:00.000Z')).toBe('2026-10-28T23:00:00.000Z');
    expect(instantOf('title', '2026-10-28 23:00')).toBeNull();
    expect(instantOf('resolutionDueAt', 90)).toBeNull();
    expect(instantOf('format', 1_795_000_000_000)).toBeNull();
    expect(instantOf('toAt', null)).toBeNull();
  });
});
