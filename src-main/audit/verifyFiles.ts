import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileReader } from '../db/dialects/sqliteFile.ts';
import type { Findings } from './report.ts';
import { count } from './verifyChain.ts';

const PAGE = 500;

/** Every attachment that a row names must be there, under its hash, with the content of that hash. */
export async function verifyFiles(reader: FileReader, blobsDir: string, findings: Findings): Promise<void> {
  if (!reader.hasTable('attachments')) return;
  const total = count(reader, 'SELECT count(DISTINCT sha256) AS n FROM attachments');
  let after = '';
  for (;;) {
    const page = reader.all<{ sha256: string }>(
      'SELECT DISTINCT sha256 FROM attachments WHERE sha256 > ? ORDER BY sha256 LIMIT ?',
      after,
      PAGE,
    );
    for (const { sha256 } of page) {
      findings.counts.files++;
      const found = await hashOf(join(blobsDir, sha256.slice(0, 2), sha256.slice(2)));
      if (found === null) findings.add('missingFile', `The attachment ${sha256} is missing.`);
      else if (found !== sha256) findings.add('changedFile', `The attachment ${sha256} was changed.`);
      await findings.progress('attachments', findings.counts.files, total);
    }
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}

/** SHA-256 of a file in hexadecimal; null when it is not there. */
export async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
