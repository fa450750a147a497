const PAIRS_IN_GROUP = 4;

/** A fingerprint (`SHA256:AB:CD:…`) in eight groups of four pairs, as one compares it by eye or by telephone. */
export function groupsOf(fingerprint: string): string[] {
  const pairs = fingerprint.replace(/^SHA256:/, '').split(':');
  const groups: string[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_IN_GROUP) {
    groups.push(pairs.slice(at, at + PAIRS_IN_GROUP).join(' '));
  }
  return groups;
}

/** Which groups of the second differ from the first: these are marked. */
export function differing(before: string | null, now: string): boolean[] {
  const known = before === null ? [] : groupsOf(before);
  return groupsOf(now).map((group, at) => before !== null && group !== known[at]);
}
