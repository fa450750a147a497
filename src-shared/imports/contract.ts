import { z } from 'zod';
import { done, line } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { importKind, importMapping, keptMapping, previewRow, seenTable, tablePlace } from './mapping.ts';
import { importReport } from './report.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

export const MOST_UPLOADED = 60_000_000;
/** Of one file of an agent, in bytes: no agent writes so much. */
export const MOST_AGENT_BYTES = 20_000_000;
/** At once from a window; the command line takes a whole folder. */
export const MOST_AGENT_FILES = 200;

const agentFile = z.file().max(MOST_AGENT_BYTES);

export const importJob = z.object({
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  phase: z.enum(['reading', 'checking', 'people', 'tickets', 'writing']),
  done: z.number().int(),
  /** 0 where it is not known yet. */
  total: z.number().int(),
  report: importReport.nullable(),
});
export type ImportJob = z.infer<typeof importJob>;

export const importsContract = {
  people: command({
    permission: 'imports.run',
    route: 'POST /imports/people',
    summary: 'People from a CSV file; all or nothing unless keepGood; dryRun only tells',
    input: z.object({
      file: z.file().max(20_971_520),
      dryRun: z.union([z.boolean(), z.stringbool()]).default(false),
      keepGood: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: importReport,
  }),
  inventory: command({
    permission: 'imports.run',
    route: 'POST /imports/inventory',
    summary:
      'What GLPI agents say of machines, a JSON file each; all or nothing unless keepGood; dryRun only tells',
    input: z.object({
      files: z.union([
        agentFile.transform((file) => [file]),
        z.array(agentFile).min(1).max(MOST_AGENT_FILES),
      ]),
      dryRun: flag.default(false),
      keepGood: flag.default(false),
    }),
    output: importReport,
  }),
  upload: command({
    permission: 'imports.run',
    route: 'POST /imports/uploads',
    status: 201,
    summary: 'A CSV file or an .xlsx workbook to import from; kept for two hours',
    remembersOutcome: false,
    input: z.object({ file: z.file().max(MOST_UPLOADED) }),
    output: z.object({ uploadId: z.uuid(), name: z.string(), bytes: z.number().int() }),
  }),
  look: query({
    permission: 'imports.run',
    route: 'POST /imports/look',
    summary: 'What an uploaded table holds, and which column may say what',
    input: tablePlace.extend({ kind: importKind }),
    output: seenTable,
  }),
  preview: query({
    permission: 'imports.run',
    route: 'POST /imports/preview',
    summary: 'The first lines as they would be',
    input: tablePlace.extend({ kind: importKind, mapping: importMapping }),
    output: z.object({ rows: z.array(previewRow) }),
  }),
  begin: command({
    permission: 'imports.run',
    route: 'POST /imports/jobs',
    status: 201,
    summary: 'Begin to import, or with dryRun to check; all or nothing unless keepGood',
    input: tablePlace.extend({
      kind: importKind,
      mapping: importMapping,
      dryRun: flag.default(false),
      keepGood: flag.default(false),
      /** Assets only: change what is there already and differs. */
      updates: flag.default(false),
    }),
    output: z.object({ jobId: z.uuid() }),
  }),
  job: query({
    permission: 'imports.run',
    route: 'GET /imports/jobs/{jobId}',
    summary: 'How far an import has come, and in the end what came of it',
    input: z.object({ jobId: z.uuid() }),
    output: importJob,
  }),
  cancel: command({
    permission: 'imports.run',
    route: 'POST /imports/jobs/{jobId}/cancel',
    summary: 'Stop an import; what is one transaction is in wholly or not at all',
    input: z.object({ jobId: z.uuid() }),
    output: done,
  }),
  saveMapping: command({
    permission: 'imports.run',
    route: 'POST /import-mappings',
    summary: 'Keep a mapping under a name, for the next file with the same headings',
    input: z.object({
      kind: importKind,
      name: line(80),
      headings: z.array(z.string().max(400)).min(1).max(2_000),
      mapping: importMapping,
    }),
    output: keptMapping,
  }),
};
