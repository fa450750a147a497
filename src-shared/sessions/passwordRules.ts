import { foldText } from '../kernel/fold.ts';

/** Why a new password is not accepted; its length is checked by the contract. */
export type PasswordFault = 'passwordCommon' | 'passwordNamesPerson' | 'passwordUnchanged';

/**
 * Words that the most guessed passwords are made of, in the languages of the product and folded. Breach lists hold
 * few passwords of twelve characters, and nearly all of those are one such word padded or repeated: so the word is
 * looked for, not the whole (ASVS 5, 6.2.4 and 6.2.11).
 */
const COMMON_WORDS = [
  'administrador', 'administrator', 'procuraduria', 'soportebalance', 'contrasena', 'bienvenido', 'bienvenida',
  'ciudaddemexico', 'guadalupe', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghij', 'computadora', 'tequieromucho',
  'tequiero', 'iloveyou', 'password', 'passw0rd', 'institucion', 'sistemas', 'usuario', 'soporte', 'balance',
  'tecnico', 'solicitante', 'encargado', 'maestro', 'cdmx', 'mexico', 'prosoc', 'america', 'chivas', 'pumas',
  'welcome', 'letmein', 'monkey', 'dragon', 'princess', 'princesa', 'football', 'futbol', 'qwerty', 'asdfgh',
  'asdf', 'abcd', 'abc', 'hola', 'clave', 'secreto', 'secret', 'senha', 'admin', 'root', 'test', 'prueba', 'temporal',
  'cambiame', 'changeme', 'default', 'master', 'login', 'user', 'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio',
  'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre', 'lunes', 'viernes', 'verano', 'invierno',
  'primavera',
] as const; // longest first where one holds another

/** Below this many characters of its own a password is a common word with decoration. */
const OWN_CHARACTERS = 5;
const FEWEST_DIFFERENT = 5;

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

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
  if (isCommon(folded) || isCommon(withoutLeet(folded))) return 'passwordCommon';
  return null;
}

function isCommon(folded: string): boolean {
  const shortened = COMMON_WORDS.reduce((text, word) => text.replaceAll(word, ' '), folded);
  if (shortened === folded) return isRun(folded) || /^\P{L}*$/u.test(folded) && isRun(folded.replace(/\D/g, ''));
  const own = shortened.replace(/[^\p{L}]/gu, '');
  return own.length < OWN_CHARACTERS;
}

function withoutLeet(folded: string): string {
  return Array.from(folded, (character) => LEET[character] ?? character).join('');
}

/** `123456789012`, `abcdefghijkl`, `987654321098`, `abcabcabcabc`. */
function isRun(text: string): boolean {
  const steps = Array.from(text.slice(1), (character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  const ordered = steps.filter((step) => step === 1 || step === -1).length;
  if (steps.length > 0 && ordered >= steps.length * 0.8) return true;
  return /^(.{1,4})\1+.{0,3}$/u.test(text);
}
