/** What a desktop program says of itself when it opens a socket: its version. No page can send it there. */
export const CLIENT_HEADER = 'soporte-client';

/** What a server says of itself in every answer: its version. */
export const SERVER_HEADER = 'soporte-version';

/** Status of the answer to a desktop program of a version with which the server does not work. */
export const OTHER_VERSION = 426;

function parts(version: string): readonly [major: number, minor: number] | null {
  const found = /^(\d{1,6})\.(\d{1,6})\.\d{1,6}(?:[-+][\w.+-]{1,60})?$/.exec(version);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** Whether program and server understand each other: the contract between them only changes with the second number. */
export function workTogether(one: string, other: string): boolean {
  const [a, b] = [parts(one), parts(other)];
  return a !== null && b !== null && a[0] === b[0] && a[1] === b[1];
}

/** Whether the first is the newer one, by the two numbers that matter here. False for what is no version. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [parts(one), parts(other)];
  if (a === null || b === null) return false;
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}
