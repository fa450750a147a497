import type { FileReader } from '../db/dialects/sqliteFile.ts';
import { blobPath } from '../files/fileStore.ts';
import { hashOf } from '../files/hashOf.ts';
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
      const found = await hashOf(blobPath(blobsDir, sha256));
      if (found === null) findings.add('missingFile', `The attachment ${sha256} is missing.`);
      else if (found !== sha256) findings.add('changedFile', `The attachment ${sha256} was changed.`);
      await findings.progress('attachments', findings.counts.files, total);
    }
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}
