import { z } from 'zod';

/**
 * What may stand as an address in an envelope and a header: the common form of RFC 5321, without quotes, comments,
 * spaces or controls, so that nothing in it can begin another header or a second recipient. Letters of any script are
 * fine in the domain (it travels as punycode), not before the @: few servers take them there.
 */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** Whether a message can be addressed to it. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && ADDRESS.test(text);
}

export const mailAddress = z
  .string()
  .trim()
  .refine(isMailAddress, { params: { rule: 'email' } });

/** One line for a header: controls and line breaks of any script become a space, and it ends within `max` characters. */
export function headerLine(text: string, max: number): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...clean];
  return points.length <= max
    ? clean
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/** This machine itself, by the name or address given. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.trim());
}
