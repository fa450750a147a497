import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { mayRepeat, toAppError } from '#renderer/rpc/appError.ts';
import { OfflineError } from '#renderer/rpc/connection.ts';
import { errorSentenceNow } from '#renderer/rpc/errorSentence.ts';
import { fieldErrors } from '#renderer/rpc/fieldErrors.ts';
import { setLanguage } from '#renderer/texts/i18n.ts';
import { appErrors } from '#shared/kernel/errors.ts';

describe('toAppError', () => {
  it('keeps a code of the contract with its details', () => {
    const thrown = new ORPCError('overLimit', { data: { active: 8, limit: 8 } });
    expect(toAppError(thrown)).toEqual({ code: 'overLimit', details: { active: 8, limit: 8 } });
  });

  it('translates the transport’s own refusals', () => {
    expect(toAppError(new ORPCError('BAD_REQUEST', {}))).toEqual({
      code: 'invalid',
      details: { issues: [] },
    });
    expect(toAppError(new ORPCError('NOT_FOUND', {})).code).toBe('notFound');
  });

  it('calls an unknown code a fault of ours', () => {
    expect(toAppError(new ORPCError('SOMETHING_NEW', {})).code).toBe('internal');
  });

  it('does not trust details of the wrong shape', () => {
    expect(toAppError(new ORPCError('lockedOut', { data: { until: 12 } })).code).toBe('internal');
  });

  it('tells a lost connection from a bug', () => {
    expect(toAppError(new OfflineError('gone')).code).toBe('offline');
    expect(toAppError(new TypeError('x is not a function')).code).toBe('internal');
  });

  it('allows repeating only what has no certain outcome', () => {
    expect(mayRepeat({ code: 'offline', details: {} })).toBe(true);
    expect(mayRepeat({ code: 'busy', details: {} })).toBe(true);
    expect(mayRepeat(toAppError(new ORPCError('overLimit', { data: { active: 1, limit: 1 } })))).toBe(false);
  });
});

describe('errorSentenceNow', () => {
  const details: Record<string, object> = {
    invalid: { issues: [] },
    notFound: { entity: 'ticket' },
    conflict: { entity: 'ticket', version: 2, changes: [] },
    illegalTransition: { from: 'closed', action: 'start' },
    overLimit: { active: 8, limit: 8 },
    duplicate: { field: 'username' },
    inUse: { by: 'ticket' },
    notEligible: { reason: 'absent' },
    ruleBroken: { rule: 'x' },
    tooLarge: { maxBytes: 26_214_400 },
    unsupportedFile: { name: 'a.svg' },
    lockedOut: { until: '2026-11-24T21:00:00.000Z' },
    internal: { reference: 'abc' },
  };

  it.each(['es', 'en', 'pt'] as const)('has a whole sentence for every code in %s', (language) => {
    setLanguage(language);
    for (const code of Object.keys(appErrors)) {
      const sentence = errorSentenceNow(toAppError(new ORPCError(code, { data: details[code] ?? {} })));
      expect(sentence, code).toMatch(/^[¿A-ZÁÉÍÓÚ].*[.]$/u);
      expect(sentence, code).not.toMatch(/\{\{|error\./);
    }
    setLanguage('es');
  });

  it('says why a technician cannot take a ticket', () => {
    expect(errorSentenceNow({ code: 'notEligible', details: { reason: 'absent' } })).toMatch(/ausente/);
    expect(errorSentenceNow({ code: 'notEligible', details: { reason: 'unheardOf' } })).toBe(
      'Esa persona no puede tomarla.',
    );
  });
});

describe('fieldErrors', () => {
  it('ties each issue to its field', () => {
    const issues = [
      { path: 'administrator.password', rule: 'passwordCommon', message: '' },
      { path: 'email', rule: 'invalid_format', message: '' },
      { path: 'x', rule: 'custom', message: '' },
    ];
    const errors = fieldErrors({ code: 'invalid', details: { issues } });
    expect(Object.keys(errors)).toEqual(['administrator.password', 'email', 'x']);
    expect(errors.x).toBe('Revise este dato.');
  });

  it('marks the field whose value is taken', () => {
    expect(fieldErrors({ code: 'duplicate', details: { field: 'username' } })).toEqual({
      username: 'Ya está en uso.',
    });
  });

  it('marks nothing for what is not about a field', () => {
    expect(fieldErrors({ code: 'forbidden', details: {} })).toEqual({});
  });
});
