import { describe, expect, it } from 'vitest';
import { headerLine, isLoopback, isMailAddress } from '#shared/mail/address.ts';
import { defaultMail, mailSettings } from '#shared/mail/settings.ts';

describe('an address', () => {
  it.each([
    'ana@institucion.example',
    'a.b+c@x.example',
    "o'neil@x.example",
    'root@localhost',
    'ana@instituição.example',
  ])('%s will do', (address) => expect(isMailAddress(address)).toBe(true));
  it.each([
    '',
    'ana',
    '@x.example',
    'ana@',
    'a b@x.example',
    'ana@x..example',
    '.ana@x.example',
    'ana@-x.example',
    'ana@x.example,otra@y.example',
    'Ana <ana@x.example>',
    'ana@x.example\n',
    'ana@x.example\r\nRCPT TO:<z@z.example>',
    '"a b"@x.example',
    'ñandú@x.example',
    'ana@[127.0.0.1]',
    `${'a'.repeat(65)}@x.example`,
    `a@${'x.'.repeat(130)}example`,
  ])('%j will not', (address) => expect(isMailAddress(address)).toBe(false));
});

describe('a line of a header', () => {
  it('has no breaks, controls or marks that turn the text around, and is no longer than allowed', () => {
    expect(headerLine(' a\r\n\tb\u0000c\u2028d\u202Ee ', 50)).toBe('a b c d e');
    expect(headerLine('abcdef', 4)).toBe('abc…');
    expect(headerLine('\uD800x', 4).isWellFormed()).toBe(true);
  });
});

describe('this machine', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.8.7', '::1', '[::1]'])('is %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['localhost.example', '128.0.0.1', '127.0.0.1.example', '10.0.0.1', '', '::2'])(
    'is not %s',
    (host) => expect(isLoopback(host)).toBe(false),
  );
});

it('mail is off until somebody sets it up, and its defaults are valid', () => {
  expect(mailSettings.parse(defaultMail)).toEqual(defaultMail);
  expect(defaultMail.isOn).toBe(false);
});
