import type { FileReader } from '../db/dialects/sqliteFile.ts';
import { namedFiles } from '../db/storedFiles.ts';
import { blobPath } from '../files/fileStore.ts';
import { hashOf } from '../files/hashOf.ts';
import type { Findings } from './report.ts';
import { count } from './verifyChain.ts';

const PAGE = 500;
const HASH = /^[0-9a-f]{64}$/;

/** Every file that a row names must be there, under its hash, with the content of that hash; each is read once. */
export async function verifyFiles(reader: FileReader, blobsDir: string, findings: Findings): Promise<void> {
  const named = namedFiles(reader);
  if (named === null) return;
  const total = count(reader, `SELECT count(*) AS n FROM (${named})`);
  let after = '';
  for (;;) {
    const page = reader.all<{ sha256: string }>(
      `SELECT sha256 FROM (${named}) WHERE sha256 > ? ORDER BY sha256 LIMIT ?`,
      after,
      PAGE,
    );
    for (const { sha256 } of page) {
      findings.counts.files++;
      // Anything else might name a file outside of the store.
      const found = HASH.test(sha256) ? await hashOf(blobPath(blobsDir, sha256)) : null;
      if (found === null) findings.add('missingFile', `The attachment ${sha256} is missing.`);
      else if (found !== sha256) findings.add('changedFile', `The attachment ${sha256} was changed.`);
      await findings.progress('attachments', findings.counts.files, total);
    }
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}
