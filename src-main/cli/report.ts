import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '#shared/people/contract.ts';
import { builtInFacts } from '#shared/reports/builtIn.ts';
import {
  REPORT_FORMATS,
  type ReportFormat,
  type ReportRequest,
  type ReportSource,
} from '#shared/reports/source.ts';
import { printReport, type ReportContext, stopReportThreads } from '../reports/service.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError } from './command.ts';
import { needDatabase, withDatabase } from './database.ts';
import { untilInterrupted } from './interrupt.ts';
import { chosenReport, refusalSentence, reportContextOf } from './reportChoice.ts';
import { signDetails, signedReport, signersIn, signOptions } from './signReport.ts';

/** Any report of the product and any saved one; `report list` and `report verify` are commands of their own. */
export const report: Command = {
  name: 'report',
  usage:
    'NAME [--from DATE --to DATE] [--format pdf|xlsx|csv] --out FILE [--language es|en|pt] [--sign CERT [--key KEY]]',
  summary: 'a report of the product, or a saved one, as PDF, workbook or CSV',
  details: [
    'NAME         as soporte report list shows it, or the title of a saved report',
    '--from --to  first and last day (2026-11-01), both or neither; this month, or what the saved one says, unless given',
    '--format     pdf, xlsx or csv; what the ending of FILE says unless given',
    '--out        the file to write; one that is there is replaced',
    '--language   es, en or pt; the institution’s unless given',
    '--technician USERNAME  whose performance (individualPerformance), or whose tickets; the full name does as well',
    '--ticket FOLIO         which ticket (ticketHistory)',
    '--area NAME, --service NAME, --requester USERNAME  narrow it',
    ...signDetails,
    'With --json: {"report","period","format","file","bytes"}, and "folio" of an issued one.',
  ],
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    language: { type: 'string' },
    technician: { type: 'string' },
    ticket: { type: 'string' },
    area: { type: 'string' },
    service: { type: 'string' },
    requester: { type: 'string' },
    ...signOptions,
  },
  arity: [1, 1],
  async run(call) {
    const asked = wanted(call);
    await needDatabase(call.folders);
    return withDatabase(call.folders, async (open) => {
      const ctx = await reportContextOf(call, open);
      try {
        const request = await requestOf(call, ctx, asked);
        const signers = await signersIn(call, asked.format, request.language ?? ctx.actor.language);
        if (signers !== null) {
          const { folio, bytes: paper } = await signedReport(call, { open, ctx }, request, signers);
          await replace(asked.out, paper);
          await tell(call, { asked, request, bytes: paper.length, folio });
          return 0;
        }
        const made = await untilInterrupted(
          (signal) =>
            printReport(
              ctx,
              { ...request, format: asked.format },
              { signal, onProgress: (phase, done, total) => call.progress.show(phase, done, total) },
            ),
          'Stopped; nothing was written.',
        );
        call.progress.clear();
        if (!made.ok) throw new CommandFailure(refusalSentence(made.error));
        const bytes = await made.value.bytes();
        await replace(asked.out, bytes);
        await tell(call, { asked, request, bytes: bytes.length });
        return 0 as const;
      } finally {
        await stopReportThreads(open.db);
      }
    });
  },
};

interface Wanted {
  readonly name: string;
  readonly out: string;
  readonly format: ReportFormat;
  readonly period: { readonly from: string; readonly to: string } | undefined;
  readonly language: (typeof LANGUAGES)[number] | undefined;
}

/** What the words of the command say, before any file is opened. @throws {UsageError} */
function wanted(call: Call): Wanted {
  const out = textOption(call, 'out');
  if (out === undefined || out === '') throw new UsageError('--out names the file to write.');
  return {
    name: call.args[0] ?? '',
    out: resolve(out),
    format: formatOf(textOption(call, 'format') ?? extname(out).slice(1).toLowerCase()),
    period: periodOf(call),
    language: oneOf(call, 'language', LANGUAGES),
  };
}

function formatOf(text: string): ReportFormat {
  const format = REPORT_FORMATS.find((each) => each === text);
  if (format === undefined) throw new UsageError(`--format takes pdf, xlsx or csv, not “${text}”.`);
  return format;
}

function oneOf<T extends string>(call: Call, name: string, values: readonly T[]): T | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = values.find((each) => each === text);
  if (value !== undefined) return value;
  throw new UsageError(`--${name} takes ${values.join(', ')}, not “${text}”.`);
}

function periodOf(call: Call): Wanted['period'] {
  const [from, to] = [textOption(call, 'from'), textOption(call, 'to')];
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw new UsageError('--from and --to go together.');
  for (const [name, date] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!z.iso.date().safeParse(date).success) {
      throw new UsageError(`--${name} takes a day like 2026-11-24, not “${date}”.`);
    }
  }
  return { from, to };
}

async function requestOf(call: Call, ctx: ReportContext, asked: Wanted): Promise<ReportRequest> {
  const { source, filter } = await chosenReport(call, ctx, asked.name);
  return {
    source,
    filter,
    language: asked.language ?? ctx.actor.language,
    ...(asked.period === undefined || !hasPeriod(source) ? {} : { period: asked.period }),
  };
}

const hasPeriod = (source: ReportSource) => source.kind !== 'builtIn' || builtInFacts[source.name].hasPeriod;

/** Whole or not at all: never half a file under its name. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault;
  }
}

async function tell(
  { isJson, output }: Call,
  {
    asked,
    request,
    bytes,
    folio,
  }: {
    readonly asked: Wanted;
    readonly request: ReportRequest;
    readonly bytes: number;
    /** Of one that was issued. */
    readonly folio?: string;
  },
): Promise<void> {
  const { name, format, out: file } = asked;
  const period = request.period ?? null;
  await output.line(
    isJson
      ? JSON.stringify({
          report: name,
          period,
          format,
          file,
          bytes,
          ...(folio === undefined ? {} : { folio }),
        })
      : `${file} (${bytes} bytes)${folio === undefined ? '' : `, issued as ${folio}`}`,
  );
}
