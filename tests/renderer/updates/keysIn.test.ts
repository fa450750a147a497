import { expect, it } from 'vitest';
import { keysIn } from '#renderer/updates/keysIn.ts';

const key = (letter: string) => `MCowBQYDK2VwAyEA${letter.repeat(43)}=`;

it('takes keys one a line, in PEM blocks or bare, each once', () => {
  expect(keysIn('')).toEqual([]);
  expect(keysIn(`  ${key('A')}\r\n\n${key('B')}\n${key('A')}`)).toEqual([key('A'), key('B')]);
  expect(keysIn(`-----BEGIN PUBLIC KEY-----\n${key('A')}\n-----END PUBLIC KEY-----\n${key('B')}`)).toEqual([
    key('A'),
    key('B'),
  ]);
});

it('refuses the whole where one line is no public key', () => {
  expect(keysIn(`${key('A')}\nhola`)).toBeNull();
  expect(keysIn('-----BEGIN PRIVATE KEY-----')).toBeNull();
  expect(keysIn(`${key('A')} ${key('B')}`)).toBeNull();
});
