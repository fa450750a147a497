import { describe, expect, it } from 'vitest';
import { passwordFault } from '#shared/sessions/passwordRules.ts';

const person = { username: 'rosa.luna' };

describe('what is wrong with a password', () => {
  it.each([
    'password1234',
    'Password2026!',
    'contraseña123',
    'C0ntr4s3n4!!2025',
    'bienvenido2026',
    'qwertyuiop12',
    'administrador',
    '123456789012',
    '987654321098',
    'abcdefghijkl',
    'aaaaaaaaaaaaaa',
    'abcabcabcabc',
    '121212121212',
    'SoporteBalance26',
    'primavera2026',
    'MéxicoMéxico1',
    'adminadmin12345',
    'qwerty123456',
    '1q2w3e1q2w3e',
    'hola-hola-hola',
    '1qaz2wsx3edc',
    'Q1w2e3r4t5y6',
    '123456789qaz',
    'zaq1xsw2cde3!',
    'JustinBieber1',
    'Guadalajara2026!',
    '4815162342lost',
  ])('finds that %s is guessed first', (password) => {
    expect(passwordFault(password, person)).toBe('passwordCommon');
  });

  it.each([
    'tren-lento-azul-42',
    'la abuela compra mandarinas',
    'kuma-tepo-rade-sili-47',
    'Xk2#9vQz!mLp4',
    'password que nadie adivina',
    '雨が降る夜の駅で待つ人',
    '583920174628',
    'Lupe vive en Guadalajara',
    'las tres poleas del pozo',
  ])('lets %s pass', (password) => {
    expect(passwordFault(password, person)).toBeNull();
  });

  it('finds the user name in any case and with accents', () => {
    expect(passwordFault('Mi-ROSA.LÚNA-2026', person)).toBe('passwordNamesPerson');
    expect(passwordFault('una-frase-sin-nombre', { username: null })).toBeNull();
  });

  it('does not look for user names that are too short to mean anything', () => {
    expect(passwordFault('la abuela compra mandarinas', { username: 'la' })).toBeNull();
  });
});
