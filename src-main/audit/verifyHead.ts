import type { FileReader } from '../db/dialects/sqliteFile.ts';
import { endorsementMessage, type Head, headMessage } from './core.ts';
import { isSignedBy, keyIdOf } from './keys.ts';
import type { Findings } from './report.ts';
import { RESTORED, restoredData } from './restored.ts';
import { equal, type FoundEnd, parseJson } from './verifyChain.ts';

const PAGE = 1_000;

interface StoredHead {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly epoch: number;
  readonly folios: string;
  readonly keyId: string | null;
  readonly signature: Uint8Array | null;
}

interface StoredKey {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly enrolledSeq: number;
  readonly endorsedBy: string | null;
  readonly endorsement: Uint8Array | null;
  readonly revokedSeq: number | null;
}

/** The signed head must be where the chain ends, say the folios that are there, and be signed by an enrolled key. */
export function verifyHead(reader: FileReader, databaseId: string, end: FoundEnd, findings: Findings): void {
  const head = reader.first<StoredHead>('SELECT * FROM auditHead WHERE id = 1');
  if (head === undefined) {
    findings.add('wrongHead', 'The signed head is missing.');
    return;
  }
  if (head.seq !== end.seq || (end.seq > 0 && (head.epoch !== end.epoch || !equal(head.hash, end.hash)))) {
    findings.add(
      'wrongHead',
      `The chain ends at event ${end.seq}, and event ${head.seq} was signed as its end.`,
      {
        seq: end.seq,
      },
    );
  }
  const folios = signedFolios(head.folios);
  checkFolios(reader, folios, findings);
  if (head.seq === 0) return;
  const key = reader.first<StoredKey>('SELECT * FROM auditKeys WHERE id = ?', head.keyId);
  if (key === undefined || keyIdOf(key.publicKey) !== key.id || !wasEnrolled(reader, key)) {
    findings.add('unknownKey', `The head was signed with a key that was never enrolled (${head.keyId}).`);
    return;
  }
  const message = headMessage(databaseId, key.id, { ...head, folios });
  if (head.signature === null || !isSignedBy(key.publicKey, message, head.signature)) {
    findings.add('wrongSignature', 'The head was changed after it was signed.', { seq: head.seq });
  }
  if (key.revokedSeq !== null && head.seq >= key.revokedSeq) {
    findings.add('revokedKey', `The head was signed with a revoked key (${key.id}).`, { seq: head.seq });
  }
  if (!isTrusted(reader, databaseId, key)) {
    findings.notice(
      `The newest events were written by an installation that no administrator has endorsed (${key.id}).`,
    );
  }
}

function signedFolios(text: string): Readonly<Record<string, number>> {
  const parsed = parseJson(text);
  return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, number>) : {};
}

function checkFolios(reader: FileReader, signed: Readonly<Record<string, number>>, findings: Findings): void {
  if (!reader.hasTable('folioSeries')) return;
  const rows = reader.all<{ series: string; year: number; last: number }>('SELECT * FROM folioSeries');
  const found = new Map(rows.map((row) => [`${row.series}-${row.year}`, row.last]));
  for (const name of new Set([...found.keys(), ...Object.keys(signed)])) {
    if (found.get(name) === signed[name]) continue;
    findings.add('folioGap', `Series ${name} stands at ${found.get(name)}, and ${signed[name]} was signed.`);
  }
}

function wasEnrolled(reader: FileReader, key: StoredKey): boolean {
  const event = reader.first<{ action: string; data: string }>(
    'SELECT action, data FROM events WHERE seq = ?',
    key.enrolledSeq,
  );
  const data = parseJson(event?.data ?? null) as { keyId?: unknown } | null;
  const isEnrolment = event?.action === 'auditKey.enrolled' || event?.action === 'auditKey.presented';
  return isEnrolment && data?.keyId === key.id;
}

/** The first key trusts itself; any other needs the signature of a trusted one. */
function isTrusted(
  reader: FileReader,
  databaseId: string,
  key: StoredKey,
  seen: readonly string[] = [],
): boolean {
  const first = reader.first<{ id: string }>('SELECT id FROM auditKeys ORDER BY enrolledSeq LIMIT 1');
  if (first?.id === key.id) return true;
  if (key.endorsedBy === null || key.endorsement === null || seen.includes(key.id)) return false;
  const by = reader.first<StoredKey>('SELECT * FROM auditKeys WHERE id = ?', key.endorsedBy);
  if (by === undefined) return false;
  const message = endorsementMessage(databaseId, key.id, key.publicKey);
  return (
    isSignedBy(by.publicKey, message, key.endorsement) && isTrusted(reader, databaseId, by, [...seen, key.id])
  );
}

/**
 * Compares with the head that an installation remembers. A database that lost its newest events, or that an older
 * copy replaced, is whole in itself: only this finds it. A restore is no loss: its first event names what it replaced.
 */
export function verifyRemembered(
  reader: FileReader,
  remembered: Pick<Head, 'seq' | 'epoch' | 'hash'>,
  end: FoundEnd,
  findings: Findings,
  who = 'This installation',
): void {
  const { seq, epoch } = remembered;
  if (epoch > end.epoch || (epoch === end.epoch && seq > end.seq)) {
    const message = `${who} has seen event ${seq} of epoch ${epoch}; the database ends at ${end.seq} of ${end.epoch}.`;
    findings.add('rolledBack', message, { seq });
    return;
  }
  const restore = reader.first<{ seq: number; data: string | null }>(
    'SELECT seq, data FROM events WHERE action = ? AND epoch > ? ORDER BY seq LIMIT 1',
    RESTORED,
    epoch,
  );
  const restored = restoredData.safeParse(parseJson(restore?.data ?? null)).data;
  if (restore !== undefined && seq >= restore.seq) {
    const replaced = restored?.replaced;
    if (replaced?.epoch === epoch && replaced.seq >= seq) return;
    const message = `${who} has seen event ${seq} of epoch ${epoch}, which no restore says it replaced.`;
    findings.add('rolledBack', message, { seq });
    return;
  }
  const event = reader.first<{ hash: Uint8Array }>('SELECT hash FROM events WHERE seq = ?', seq);
  if (event !== undefined && equal(event.hash, remembered.hash)) return;
  findings.add('forked', `Event ${seq} is not the one that ${lowered(who)} has seen.`, { seq });
}

const lowered = (who: string) => `${who[0]?.toLowerCase() ?? ''}${who.slice(1)}`;

/** Each paper of an issued report remembers the head that was there when it was made. */
export function verifyIssuedPapers(reader: FileReader, end: FoundEnd, findings: Findings): void {
  if (!reader.hasTable('issuedRevisions')) return;
  let after = 0;
  for (;;) {
    const page = reader.all<{ id: number; seq: number; epoch: number; hash: Uint8Array }>(
      'SELECT id, seenSeq AS seq, seenEpoch AS epoch, seenHash AS hash FROM issuedRevisions WHERE id > ? ORDER BY id LIMIT ?',
      after,
      PAGE,
    );
    for (const seen of page) verifyRemembered(reader, seen, end, findings, 'An issued report');
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
