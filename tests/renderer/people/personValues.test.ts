import { describe, expect, it } from 'vitest';
import { personInput, personProblems, personValues } from '#renderer/people/personValues.ts';

const fresh = personValues(null, 'es');

describe('a person in the form', () => {
  it('begins as a requester in the given language', () => {
    expect(personInput({ ...fresh, name: ' Ana  ' })).toMatchObject({
      name: 'Ana',
      username: null,
      email: null,
      roles: ['requester'],
      language: 'es',
      activeLimit: null,
    });
  });

  it('sends a technician’s teams, skills, shift and limit, and nobody else’s', () => {
    const values = {
      ...fresh,
      roles: ['technician' as const],
      teamIds: ['2', '1'],
      skillIds: ['5'],
      calendarId: '3',
      activeLimit: 0,
    };
    expect(personInput(values)).toMatchObject({
      teamIds: [2, 1],
      skillIds: [5],
      calendarId: 3,
      activeLimit: 0,
    });
    expect(personInput({ ...values, roles: ['manager'] })).toMatchObject({
      teamIds: [],
      skillIds: [],
      calendarId: null,
      activeLimit: null,
    });
  });

  it('gives somebody external neither an account nor another role', () => {
    const values = { ...fresh, isExternal: true, username: 'ana', roles: ['administrator' as const] };
    expect(personInput(values)).toMatchObject({ username: null, roles: ['requester'], isExternal: true });
    expect(personProblems({ ...values, name: 'Ana', username: 'a b' })).toEqual({});
  });

  it('keeps roles in their own order, however they were ticked', () => {
    expect(personInput({ ...fresh, roles: ['master', 'requester'] }).roles).toEqual(['requester', 'master']);
  });
});

describe('what is wrong with a person', () => {
  it('wants a name and a role', () => {
    expect(personProblems({ ...fresh, roles: [] })).toEqual({ name: 'required', roles: 'roleMissing' });
  });

  it.each([
    ['a', 'tooShort'],
    ['ana perez', 'username'],
    ['ana/perez', 'username'],
    ['ana.pérez@x', undefined],
    ['Ana', undefined],
  ])('looks at the user name %j', (username, problem) => {
    expect(personProblems({ ...fresh, name: 'Ana', username }).username).toBe(problem);
  });

  it.each([
    ['nada', 'email'],
    ['ana@x', 'email'],
    ['ana@x.mx', undefined],
    ['', undefined],
  ])('looks at the e-mail %j', (email, problem) => {
    expect(personProblems({ ...fresh, name: 'Ana', email }).email).toBe(problem);
  });

  it('wants a limit between 0 and 200', () => {
    expect(personProblems({ ...fresh, name: 'Ana', activeLimit: 201 }).activeLimit).toBe('limit');
    expect(personProblems({ ...fresh, name: 'Ana', activeLimit: 1.5 }).activeLimit).toBe('limit');
    expect(personProblems({ ...fresh, name: 'Ana', activeLimit: 200 }).activeLimit).toBeUndefined();
  });
});
