import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { TrustRoot } from '#shared/signing/contract.ts';
import { blocksOf, fromBase64, toBase64 } from '#shared/signing/pem.ts';
import type { RowRef } from '../audit/event.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { allowsUsage, type Certificate, isStrongKey, readCertificate } from './certificate.ts';
import type { Anchor } from './chain.ts';
import type { InspectTask } from './worker.ts';

/** Nobody trusts more authorities than this; the SAT has had a dozen or two. */
const MOST_ROOTS = 500;

async function rowsOf(db: ReadDb) {
  return db
    .selectFrom('trustRoots')
    .select(['id', 'isRoot', 'certificate', 'addedAt', 'addedById'])
    .orderBy('id')
    .limit(MOST_ROOTS)
    .execute();
}

/** The trusted authorities as they are handed to another thread. */
export async function storedAnchors(db: ReadDb): Promise<InspectTask['anchors']> {
  const rows = await rowsOf(db);
  return rows.map(({ certificate, isRoot }) => ({
    certificate: fromBase64(certificate),
    isRoot: isRoot === 1,
  }));
}

export async function anchorsOf(db: ReadDb): Promise<Anchor[]> {
  const stored = await storedAnchors(db);
  return stored.flatMap(({ certificate, isRoot }) => {
    const read = readCertificate(certificate);
    return read === null ? [] : [{ certificate: read, isRoot }];
  });
}

export async function listRoots(db: ReadDb): Promise<TrustRoot[]> {
  const rows = await rowsOf(db);
  const adders = [...new Set(rows.flatMap(({ addedById }) => (addedById === null ? [] : [addedById])))];
  const people =
    adders.length === 0
      ? []
      : await db.selectFrom('people').select(['id', 'name']).where('id', 'in', adders).execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ id, isRoot, certificate, addedAt, addedById }): TrustRoot[] => {
    const read = readCertificate(fromBase64(certificate));
    if (read === null) return [];
    const name = addedById === null ? undefined : names.get(addedById);
    return [
      {
        ...read.facts,
        id,
        isRoot: isRoot === 1,
        addedAt: toIso(addedAt),
        addedBy: addedById === null || name === undefined ? null : { id: addedById, name },
      },
    ];
  });
}

const MOST_BYTES = 1_000_000;

/** Outside the transaction: what a file holds, all of it authorities, or a refusal. */
export async function readAuthorities(file: File): Promise<Result<Certificate[]>> {
  if (file.size > MOST_BYTES) return fail({ code: 'tooLarge', details: { maxBytes: MOST_BYTES } });
  const blocks = blocksOf(new Uint8Array(await file.arrayBuffer()));
  const certificates = blocks.flatMap(({ label, bytes }) =>
    label === null || label === 'CERTIFICATE' ? (readCertificate(bytes) ?? []) : [],
  );
  if (certificates.length === 0) return fail({ code: 'unsupportedFile', details: { name: file.name } });
  const other = certificates.find((one) => !one.isAuthority || !allowsUsage(one, 'certificateSign'));
  if (other !== undefined) {
    return fail({ code: 'ruleBroken', details: { rule: 'notAuthority', subject: other.facts.name } });
  }
  const weak = certificates.find((one) => !isStrongKey(one));
  if (weak !== undefined) {
    return fail({ code: 'ruleBroken', details: { rule: 'certificateWeak', subject: weak.facts.name } });
  }
  return ok(certificates);
}

/** One that vouches for itself is a root; any other is trusted only through one. */
function isSelfIssued({ x509, key }: Certificate): boolean {
  return x509.checkIssued(x509) && x509.verify(key);
}

/** Adds those that are not there yet. */
export async function addRoots(
  ctx: CommandContext,
  certificates: readonly Certificate[],
): Promise<Result<{ readonly items: TrustRoot[] }>> {
  const rows: RowRef[] = [];
  const added: Certificate[] = [];
  for (const certificate of new Map(certificates.map((one) => [one.facts.fingerprint, one])).values()) {
    const { facts, from, to, der } = certificate;
    const known = await ctx.tx
      .selectFrom('trustRoots')
      .select('id')
      .where('fingerprint', '=', facts.fingerprint)
      .executeTakeFirst();
    if (known !== undefined) continue;
    const { id } = await ctx.tx
      .insertInto('trustRoots')
      .values({
        fingerprint: facts.fingerprint,
        isRoot: isSelfIssued(certificate) ? 1 : 0,
        subject: facts.name,
        validFrom: from,
        validTo: to,
        certificate: toBase64(der),
        addedAt: ctx.now,
        addedById: ctx.actor.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    rows.push({ entity: 'trustRoot', id });
    added.push(certificate);
  }
  const [first] = rows;
  if (first === undefined) return fail({ code: 'duplicate', details: { field: 'file' } });
  await ctx.trail.record({
    action: 'trustRoot.added',
    entity: 'trustRoot',
    entityId: first.id,
    data: {
      after: { authorities: added.map(({ facts: { name, fingerprint } }) => ({ name, fingerprint })) },
    },
    rows,
  });
  return ok({ items: await listRoots(ctx.tx) });
}

export async function removeRoot(
  ctx: CommandContext,
  { id }: { readonly id: number },
): Promise<Result<{ readonly done: true }>> {
  const row = await ctx.tx
    .selectFrom('trustRoots')
    .select(['subject', 'fingerprint'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return fail({ code: 'notFound', details: { entity: 'trustRoot' } });
  await ctx.tx.deleteFrom('trustRoots').where('id', '=', id).execute();
  await ctx.trail.record({
    action: 'trustRoot.removed',
    entity: 'trustRoot',
    entityId: id,
    data: { before: { authorities: [{ name: row.subject, fingerprint: row.fingerprint }] } },
    rows: [{ entity: 'trustRoot', id }],
  });
  return ok({ done: true });
}
