import { expect, it } from 'vitest';
import { isAddress, isUpdateSource, publicKeyIn } from '#shared/updates/settings.ts';

it.each([
  ['https://soporte.example/instaladores', true],
  ['https://soporte.example:8443/', true],
  ['http://127.0.0.1:8080/x', true],
  ['http://localhost:8080/x', true],
  ['http://soporte.example/', false],
  ['http://127.0.0.1.example/', false],
  ['https://ana:secreto@soporte.example/', false],
  ['https://ana@soporte.example/', false],
  ['https://soporte.example/?token=1', false],
  ['https://soporte.example/#a', false],
  ['ftp://soporte.example/', false],
  ['file:///srv/soporte', false],
  ['javascript:alert(1)', false],
])('%s as an address: %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected);
  expect(isUpdateSource(text)).toBe(expected);
});

it.each([
  ['/srv/instaladores', true],
  ['C:\\instaladores', true],
  ['\\\\servidor\\soporte\\instaladores', true],
  ['instaladores', false],
  ['./instaladores', false],
  ['//servidor/soporte', false],
  ['\\\\', false],
  ['/srv/a\0b', false],
])('%s as a folder: %s', (text, expected) => {
  expect(isUpdateSource(text)).toBe(expected);
});

it('finds the key in what was pasted, as a line or as a PEM block, and in nothing else', () => {
  const key = `MCowBQYDK2VwAyEA${'B'.repeat(43)}=`;
  expect(publicKeyIn(`  ${key}\n`)).toBe(key);
  expect(publicKeyIn(`-----BEGIN PUBLIC KEY-----\r\n${key}\r\n-----END PUBLIC KEY-----\r\n`)).toBe(key);
  expect(publicKeyIn(`${key}${key}`)).toBeNull();
  expect(publicKeyIn(`MC4CAQAwBQYDK2VwBCIE${'B'.repeat(43)}=`)).toBeNull();
  expect(publicKeyIn('')).toBeNull();
});
