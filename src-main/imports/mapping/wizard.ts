import type { importsContract } from '#shared/imports/contract.ts';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { QueryContext } from '../../rpc/context.ts';
import { type HandlersOf, prepared } from '../../rpc/handlers.ts';
import { loadSettings } from '../../settings/load.ts';
import { statusOfWord } from '../assets/statusWords.ts';
import { CsvFault } from '../csv/csvFault.ts';
import { openTableFile, type TableSource } from '../tableFile.ts';
import { jobOf, makeJob, startJob, stopJob } from './jobs.ts';
import { keepMapping, keptMappings } from './keptMappings.ts';
import { findHeadings, lookAt } from './look.ts';
import { wordsByColumn } from './mapped.ts';
import { previewOf } from './preview.ts';
import { suggestMapping } from './suggest.ts';
import { findUpload, keepUpload, type Upload } from './uploads.ts';

type Wizard = Omit<HandlersOf<typeof importsContract>, 'people' | 'inventory'>;

interface Place {
  readonly uploadId: string;
  readonly sheet?: string | undefined;
  readonly headingLine?: number | undefined;
}

const goneUpload: AppError = { code: 'notFound', details: { entity: 'upload' } };
const goneJob: AppError = { code: 'notFound', details: { entity: 'importJob' } };

function uploadOf({ host, actor }: QueryContext, { uploadId }: Place): Result<Upload> {
  const upload = findUpload(host, actor.id, uploadId);
  return upload === undefined ? fail(goneUpload) : ok(upload);
}

function sourceOf({ path }: Upload, { sheet, headingLine }: Place): TableSource {
  return { path, sheet, headingLine, isLenient: true };
}

/** With the headings where `look` found them, unless they were said to be elsewhere. */
async function settledSource(upload: Upload, place: Place): Promise<TableSource> {
  if (place.headingLine !== undefined) return sourceOf(upload, place);
  const headingLine = await findHeadings((await openTableFile(sourceOf(upload, place))).records());
  return sourceOf(upload, { ...place, headingLine });
}

/** A file that cannot be read as a table: the sentence goes with the refusal's issue. */
async function readable<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { rule = 'otherFile', message } = error;
    return fail({ code: 'invalid', details: { issues: [{ path: 'file', rule, message }] } });
  }
}

/** From an uploaded spreadsheet to what is imported: look, map, preview, try, import. */
export const wizardHandlers: Wizard = {
  upload: prepared({
    before: async ({ host, actor }, { file }) => ok(await keepUpload(host, actor.id, file)),
    run: async (_ctx, { file }, { id, name }) => ok({ uploadId: id, name, bytes: file.size }),
  }),

  async look(ctx, input) {
    const upload = uploadOf(ctx, input);
    if (!upload.ok) return upload;
    const { inventory } = await loadSettings(ctx.db);
    return readable(async () => {
      const file = await openTableFile(sourceOf(upload.value, input));
      const { columns, ...seen } = await lookAt(file, input.headingLine);
      const statusOf = (word: string) => statusOfWord(word, inventory.statuses)?.key;
      const headings = columns.map(({ name }) => name);
      return {
        sheets: [...file.sheets],
        sheet: file.sheet,
        ...seen,
        columns,
        suggestion: suggestMapping(input.kind, columns, statusOf),
        kept: await keptMappings(ctx.db, input.kind, headings),
      };
    });
  },

  async preview(ctx, input) {
    const upload = uploadOf(ctx, input);
    if (!upload.ok) return upload;
    const { kind, mapping } = input;
    return readable(async () => {
      const words = wordsByColumn(mapping);
      const file = await openTableFile({ ...(await settledSource(upload.value, input)), words });
      return { rows: await previewOf(ctx.db, file, { kind, mapping, now: ctx.now }) };
    });
  },

  begin: prepared({
    async before(ctx, input) {
      const upload = uploadOf(ctx, input);
      if (!upload.ok) return upload;
      const { kind, mapping, dryRun, keepGood, updates } = input;
      const { name: fileName } = upload.value;
      const actorId = ctx.actor.id;
      return readable(async () => {
        const source = { ...(await settledSource(upload.value, input)), words: wordsByColumn(mapping) };
        return makeJob(ctx.host, { kind, mapping, source, fileName, actorId, dryRun, keepGood, updates });
      });
    },
    // What the job writes, it records itself.
    run: async (_ctx, _input, jobId) => ok({ jobId }),
    after: async ({ host }, { jobId }) => startJob(host, jobId),
  }),

  async job({ host, actor }, { jobId }) {
    const job = jobOf(host, actor.id, jobId);
    return job === undefined ? fail(goneJob) : ok(job);
  },

  async cancel({ host, actor }, { jobId }) {
    return stopJob(host, actor.id, jobId) ? ok({ done: true as const }) : fail(goneJob);
  },

  saveMapping: async (ctx, input) => ok(await keepMapping(ctx, input)),
};
