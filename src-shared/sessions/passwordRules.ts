import { foldText } from '../kernel/fold.ts';
import { isMuchGuessed } from './guessedPasswords.ts';
import { charactersOffTheWalk } from './keyboardWalk.ts';

/** Why a new password is not accepted; its length is checked by the contract. */
export type PasswordFault = 'passwordCommon' | 'passwordNamesPerson' | 'passwordUnchanged';

/**
 * Words that the most guessed passwords are made of, in the languages of the product and folded. Breach lists hold
 * few passwords of twelve characters, and many of those are one such word padded or repeated: so the word is looked
 * for, not the whole (ASVS 5, 6.2.4 and 6.2.11). What a hand finds by walking over the keys, and what remains, have
 * files of their own.
 */
const COMMON_WORDS = `
  soportebalance procuraduria administrador administrator ciudaddemexico contrasena bienvenido bienvenida institucion
  tequieromucho guadalupe qwertyuiop abcdefghij computadora solicitante asdfghjkl iloveyou tequiero password sistemas
  encargado changeme zxcvbnm usuario soporte balance tecnico maestro welcome letmein princess princesa football secreto
  cambiame temporal default america chivas futbol qwerty asdfgh prosoc monkey dragon secret prueba master mexico pumas
  clave senha admin login cdmx asdf abcd hola root test user abc
  septiembre noviembre diciembre primavera invierno febrero octubre verano viernes agosto enero marzo abril junio julio
  lunes mayo
`
  .trim()
  .split(/\s+/);

/** Below this many characters of its own a password is a common word with decoration. */
const OWN_CHARACTERS = 5;
const FEWEST_DIFFERENT = 5;

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * What is wrong with a password that somebody chose, or null. Any characters are allowed and none are demanded: rules
 * of composition make passwords worse (ASVS 5, 6.2.5).
 */
export function passwordFault(
  next: string,
  person: { readonly username: string | null; readonly current?: string },
): PasswordFault | null {
  if (next === person.current) return 'passwordUnchanged';
  const folded = foldText(next);
  if (person.username !== null && person.username.length >= 3 && folded.includes(foldText(person.username))) {
    return 'passwordNamesPerson';
  }
  if (new Set(folded).size < FEWEST_DIFFERENT) return 'passwordCommon';
  if (isMuchGuessed(folded) || charactersOffTheWalk(folded) < OWN_CHARACTERS) return 'passwordCommon';
  if (isCommon(folded) || isCommon(withoutLeet(folded))) return 'passwordCommon';
  return null;
}

function isCommon(folded: string): boolean {
  const shortened = COMMON_WORDS.reduce((text, word) => text.replaceAll(word, ' '), folded);
  if (shortened === folded)
    return isRun(folded) || (/^\P{L}*$/u.test(folded) && isRun(folded.replace(/\D/g, '')));
  const own = shortened.replace(/[^\p{L}]/gu, '');
  return own.length < OWN_CHARACTERS;
}

function withoutLeet(folded: string): string {
  return Array.from(folded, (character) => LEET[character] ?? character).join('');
}

/** `123456789012`, `abcdefghijkl`, `987654321098`, `1q2w3e1q2w3e`. */
function isRun(text: string): boolean {
  const steps = Array.from(
    text.slice(1),
    (character, index) => character.charCodeAt(0) - text.charCodeAt(index),
  );
  const ordered = steps.filter((step) => step === 1 || step === -1).length;
  if (steps.length > 0 && ordered >= steps.length * 0.8) return true;
  return /^(.{1,6})\1+.{0,5}$/u.test(text);
}
