import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORD_WORDS } from '#shared/sessions/commonWords.ts';
import { passwordFault } from '#shared/sessions/passwordRules.ts';

const nobody = { username: null };

/** How people reach twelve characters when a word has too few: what each of them is tried with first. */
const ENDINGS = [
  '12345',
  '123456',
  '2024',
  '2025',
  '2026',
  '1234!',
  '.2026',
  '_123',
  '@2025',
  '11111',
  '00000',
];
const listed = [...COMMON_PASSWORD_WORDS]
  .flatMap((word) => [word, word + word, ...ENDINGS.map((ending) => word + ending)])
  .filter((password) => password.length >= 12 && password.length <= 128);

describe('the passwords that are tried first', () => {
  it('are more than three thousand of twelve characters and more, and every one is refused', () => {
    expect(new Set(listed).size).toBeGreaterThan(3_000);
    expect(listed.filter((password) => passwordFault(password, nobody) === null)).toEqual([]);
  });

  it.each([
    'princesita12345',
    'iloveyouforever',
    'manchesterunited',
    'realmadrid2010',
    'jesusteamo2020',
    'spiderman1234',
    'Mi amor eterno 2020',
    'Alejandro14021998',
    'TeQuieroMucho1',
    'miamorporsiempre',
    'Pr1nc3s4H3rm0s4',
    'M4r1p0s4!!2026',
    'chocolate.2026',
    'familiafeliz1',
    'harrypotter07',
    'saopaulocampeon1',
    'meuamorparasempre',
    'corazondeleon',
    'letmeinplease1',
    'mexico-campeon-86',
    'amoramoramoramor',
    'helpdesk@2026',
  ])('include %s', (password) => {
    expect(passwordFault(password, nobody)).toBe('passwordCommon');
  });

  it.each([
    'amor 583920174628 mar',
    'cuatro cuervos cruzan callados',
    'verde que te quiero viento ramas',
    'perro tuerto come moras dulces',
    'correcto caballo bateria grapa',
    'princesa-Xk2#9vQz',
  ])('do not include %s', (password) => {
    expect(passwordFault(password, nobody)).toBeNull();
  });

  it('are found in less than a millisecond, also in the longest and worst of passwords', () => {
    const worst = [
      'amor'.repeat(32),
      'adana'.repeat(25),
      'a'.repeat(127).concat('b'),
      'alal'.repeat(31).concat('qx'),
    ];
    for (const password of [...worst, ...worst]) passwordFault(password, nobody);
    const { user } = process.cpuUsage();
    for (let i = 0; i < 50; i += 1) for (const password of worst) passwordFault(password, nobody);
    expect((process.cpuUsage().user - user) / 1_000 / 200).toBeLessThan(1);
  });
});

describe('what is known of the person and the place', () => {
  const person = {
    username: 'rluna',
    name: 'Rosa María Ibargüengoitia',
    institution: 'Procuraduría Social de Iztacalco',
  };

  it.each(['la tia Ibarguengoitia canta', 'camina MARÍA por el puente'])(
    'makes no password: %s',
    (password) => {
      expect(passwordFault(password, person)).toBe('passwordNamesPerson');
    },
  );

  it.each(['Iztacalco-2026', 'ProcuraduriaSocialDeIztacalco', 'iztacalco.social.1', '1ztac4lc0-2026!'])(
    'nor do words of the institution: %s',
    (password) => {
      expect(passwordFault(password, person)).toBe('passwordCommon');
      expect(passwordFault('las tres poleas del pozo', person)).toBeNull();
    },
  );

  it('but a sentence of one’s own may name the institution', () => {
    expect(passwordFault('en Iztacalco llueve los jueves', person)).toBeNull();
  });
});
