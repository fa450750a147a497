import { z } from 'zod';

/** A version as https://semver.org writes it, without build metadata. */
const SHAPE =
  /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z-]{1,20}(?:\.[0-9A-Za-z-]{1,20}){0,5}))?$/;

export const programVersion = z.string().max(80).regex(SHAPE);

/**
 * Which of two versions is the newer one: negative, zero or positive (SemVer 2.0.0, section 11). What is no version is
 * older than any.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [SHAPE.exec(a), SHAPE.exec(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  const [before, after] = [left[4], right[4]];
  // What comes before a release is older than the release itself.
  if (before === undefined || after === undefined)
    return Number(before === undefined) - Number(after === undefined);
  return comparePreliminary(before.split('.'), after.split('.'));
}

function comparePreliminary(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isNumber && isOtherNumber) return Number(left) - Number(right);
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
