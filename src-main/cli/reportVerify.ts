import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createFileStore } from '../files/fileStore.ts';
import { MOST_BYTES, verifyPaper } from '../signing/service.ts';
import { type Command, CommandFailure } from './command.ts';
import { needDatabase, withDatabase } from './database.ts';
import { needFile } from './needFile.ts';
import { verdictLines } from './signingSentences.ts';

export const reportVerify: Command = {
  name: 'report verify',
  usage: 'FILE',
  summary: 'is this PDF the one that was issued, and are its signatures good?',
  details: [
    'Exit status 0 only when it is the very file that was issued here (or an earlier state of it), its data is as it was,',
    'it was not withdrawn, and every signature in it is good. Whether a certificate was revoked is not asked.',
  ],
  options: {},
  arity: [1, 1],
  async run({ args, folders, isJson, output }) {
    const path = resolve(args[0] ?? '');
    await needFile(path);
    await needDatabase(folders);
    if ((await stat(path)).size > MOST_BYTES) throw new CommandFailure('The file is larger than any report.');
    const bytes = new Uint8Array(await readFile(path));
    const report = await withDatabase(folders, ({ db, clock }) =>
      verifyPaper({ db, files: createFileStore(folders.dataDir) }, bytes, clock()),
    );
    if (isJson) await output.line(JSON.stringify(report));
    else for (const line of verdictLines(report)) await output.line(line);
    return report.verdict === 'good' ? 0 : 1;
  },
};
