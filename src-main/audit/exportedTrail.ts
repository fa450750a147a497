import { z } from 'zod';
import { type EventCore, eventHash, headMessage } from './core.ts';
import { sha256 } from './digest.ts';
import type { Origin } from './event.ts';
import { isSignedBy, keyIdOf } from './keys.ts';

/**
 * A stretch of the audit trail as a file, a JSON value a line: first what it is and where the chain ended when it was
 * made, with the signature over that; then each event with its hash. Whoever has the file can reckon every hash anew
 * and needs neither the database nor this program for it.
 */
export const TRAIL_FORMAT = 'soporte-audit-trail';

const hexText = z.string().regex(/^(?:[0-9a-f]{2})*$/);
const bytes = (text: string) => Buffer.from(text, 'hex');

export const trailHeader = z.object({
  format: z.literal(TRAIL_FORMAT),
  version: z.literal(1),
  databaseId: z.string(),
  /** ISO. */
  madeAt: z.string(),
  by: z.string(),
  /** The first and the last event of the file. */
  from: z.number().int(),
  to: z.number().int(),
  /** Hash of the event before the first. */
  before: hexText,
  head: z.object({
    seq: z.number().int(),
    hash: hexText,
    epoch: z.number().int(),
    folios: z.record(z.string(), z.number().int()),
    keyId: z.string(),
    publicKey: hexText,
    signature: hexText,
  }),
});
export type TrailHeader = z.infer<typeof trailHeader>;

export const trailLine = z.object({
  event: z.object({
    seq: z.number().int(),
    epoch: z.number().int(),
    at: z.number().int(),
    recordedAt: z.number().int(),
    actorId: z.number().int().nullable(),
    origin: z.string(),
    action: z.string(),
    entity: z.string(),
    entityId: z.number().int(),
    version: z.number().int().nullable(),
    touched: z.string(),
    data: z.string().nullable(),
    textHash: hexText.nullable(),
  }),
  digests: z.array(hexText.nullable()),
  hash: hexText,
  /** Who it was, for people: it stands outside the hash, as names change. */
  actor: z.string().nullable(),
  /** Personal words with their salt; null where there were none or they were erased. */
  text: z.object({ salt: hexText, text: z.string() }).nullable(),
});
export type TrailLine = z.infer<typeof trailLine>;

export interface TrailReport {
  readonly ok: boolean;
  readonly events: number;
  /** Texts that were erased, or left out: no fault of a file. */
  readonly withoutText: number;
  /** Whether the file goes up to the chain's end, so that nothing newer was left out. */
  readonly reachesHead: boolean;
  readonly keyId: string;
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 20;

/**
 * Checks a file of the trail by itself.
 *
 * @param lines of the file, without their ends
 * @throws {SyntaxError | z.ZodError} when it is no such file at all
 */
export async function checkTrail(lines: AsyncIterable<string>): Promise<TrailReport> {
  let header: TrailHeader | null = null;
  let previous: Uint8Array = new Uint8Array();
  let events = 0;
  let withoutText = 0;
  const problems: string[] = [];
  const say = (problem: string) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  for await (const line of lines) {
    if (line === '') continue;
    if (header === null) {
      header = trailHeader.parse(JSON.parse(line));
      previous = bytes(header.before);
      if (!isHeadSigned(header)) say('The signature of the chain’s end is not that of its key.');
      continue;
    }
    const expected = header.from + events;
    const parsed = lineOf(line);
    events += 1;
    if (parsed === null) {
      say(`Line ${events + 1} is not as it was written.`);
      continue;
    }
    const { event, digests, hash, text } = parsed;
    if (event.seq !== expected) say(`Event ${event.seq} stands where event ${expected} belongs.`);
    const reckoned = eventHash(
      coreOf(event),
      digests.map((digest) => (digest === null ? null : bytes(digest))),
      previous,
    );
    if (!bytes(hash).equals(reckoned)) say(`Event ${event.seq} is not as it was written.`);
    if (event.textHash !== null && text === null) withoutText += 1;
    if (text !== null && !isTextOf(text, event.textHash))
      say(`The text of event ${event.seq} is not the one that was written.`);
    previous = bytes(hash);
  }
  if (header === null) throw new SyntaxError('The file is empty.');
  const promised = header.to - header.from + 1;
  if (events !== promised) say(`The file promises ${promised} events and holds ${events}.`);
  const reachesHead = header.to === header.head.seq;
  if (reachesHead && events === promised && !Buffer.from(previous).equals(bytes(header.head.hash))) {
    say('The last event is not the one at which the chain ended.');
  }
  return { ok: problems.length === 0, events, withoutText, reachesHead, keyId: header.head.keyId, problems };
}

function lineOf(line: string): TrailLine | null {
  try {
    return trailLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function coreOf({ textHash, origin, ...event }: TrailLine['event']): EventCore {
  // Whatever word stands there goes into the hash as it is.
  return { ...event, origin: origin as Origin, textHash: textHash === null ? null : bytes(textHash) };
}

function isTextOf({ salt, text }: { salt: string; text: string }, textHash: string | null): boolean {
  return textHash !== null && sha256(bytes(salt), text).equals(bytes(textHash));
}

function isHeadSigned({ databaseId, head }: TrailHeader): boolean {
  const { keyId, publicKey, signature, seq, epoch, folios, hash } = head;
  const key = bytes(publicKey);
  const message = headMessage(databaseId, keyId, { seq, epoch, folios, hash: bytes(hash) });
  return keyIdOf(key) === keyId && isSignedBy(key, message, bytes(signature));
}
