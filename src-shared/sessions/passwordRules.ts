import { foldText } from '../kernel/fold.ts';
import { isMadeOfFewWords } from './fewWords.ts';
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
const MOST_LEET = 0.4;
const MOST_BEHIND = 10;

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
export function passwordFault(next: string, person: PasswordOwner): PasswordFault | null {
  if (next === person.current) return 'passwordUnchanged';
  const folded = foldText(next);
  if (person.username !== null && person.username.length >= 3 && folded.includes(foldText(person.username))) {
    return 'passwordNamesPerson';
  }
  if (wordsOf(person.name ?? '').some((part) => folded.includes(part))) return 'passwordNamesPerson';
  if (new Set(folded).size < FEWEST_DIFFERENT) return 'passwordCommon';
  if (isMuchGuessed(folded) || charactersOffTheWalk(folded) < OWN_CHARACTERS) return 'passwordCommon';
  const own = wordsOfPlace(person.institution ?? '');
  if (isCommon(folded, own) || isCommon(withoutLeet(folded), own)) return 'passwordCommon';
  const place = new Set(own);
  if (isMadeOfFewWords(folded, place)) return 'passwordCommon';
  if (readingsOf(folded).some((reading) => isMadeOfFewWords(reading, place))) return 'passwordCommon';
  return null;
}

/** Whoever a password is to be of; what is known of them must not be what it is made of (ASVS 5, 6.2.11). */
export interface PasswordOwner {
  readonly username: string | null;
  readonly name?: string;
  /** Where they work. */
  readonly institution?: string;
  readonly current?: string;
}

const SHORTEST_NAME = 4;

/** The words of a name that are long enough to be noticed, folded. */
function wordsOf(name: string): string[] {
  return foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_NAME);
}

/** The words of the institution’s name, all of it in one, and its initials; longest first. */
function wordsOfPlace(name: string): string[] {
  const words = wordsOf(name);
  const initials = words.map((word) => word.charAt(0)).join('');
  const whole = foldText(name).replace(/[^\p{L}\p{N}]+/gu, '');
  return [whole, ...words, initials]
    .filter((word) => word.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
}

function isCommon(folded: string, own: readonly string[]): boolean {
  const shortened = [...own, ...COMMON_WORDS].reduce((text, word) => text.replaceAll(word, ' '), folded);
  if (shortened === folded)
    return isRun(folded) || (/^\P{L}*$/u.test(folded) && isRun(folded.replace(/\D/g, '')));
  return shortened.replace(/[^\p{L}]/gu, '').length < OWN_CHARACTERS;
}

/** With digits for letters, wherever the digits that only follow may begin; in long rows they stand for none. */
function readingsOf(folded: string): string[] {
  const front = folded.replace(/^[^\p{L}]+/u, '');
  const behind = Math.min(MOST_BEHIND, /[^\p{L}]*$/u.exec(front)?.[0].length ?? 0);
  return Array.from({ length: behind + 1 }, (_, cut) => front.slice(0, front.length - cut))
    .filter((word) => word.replace(/\D/g, '').length <= word.length * MOST_LEET)
    .map(withoutLeet);
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
