import type { AppError } from '#shared/kernel/errors.ts';
import { appErrors } from '#shared/kernel/errors.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { BUILT_INS, type BuiltIn, type ReportRequest } from '#shared/reports/source.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { createFileStore } from '../files/fileStore.ts';
import { type ReportContext, savedByName } from '../reports/service.ts';
import { nobody } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { visibleTicket } from '../tickets/load.ts';
import { type Call, CommandFailure, textOption, UsageError } from './command.ts';
import type { OpenFolder } from './database.ts';

/** Whoever may use the command line has the whole folder in their hands: they see what managers and administrators see. */
export async function reportContextOf({ folders }: Call, open: OpenFolder): Promise<ReportContext> {
  const { institution } = await loadSettings(open.db.read);
  return {
    db: open.db.read,
    host: { db: open.db, files: createFileStore(folders.dataDir) },
    actor: { ...nobody, roles: ['administrator', 'manager', 'master'], language: institution.language },
    now: open.clock(),
  };
}

/** The product's own report of that name: as it is listed, or by its title in any language. */
export function builtInNamed(name: string): BuiltIn | undefined {
  const folded = foldText(name).replaceAll('-', '');
  return BUILT_INS.find(
    (each) =>
      foldText(each) === folded ||
      LANGUAGES.some((language) => foldText(reportWords[language].report[each].title) === foldText(name)),
  );
}

/** The report that the words of the command name, and what it is narrowed by. @throws {CommandFailure | UsageError} */
export async function chosenReport(
  call: Call,
  ctx: ReportContext,
  name: string,
): Promise<Pick<ReportRequest, 'source' | 'filter'>> {
  const technicianId = await personOf(call, ctx, 'technician');
  const ticketId = await ticketOf(call, ctx);
  const filter = {
    areaId: await namedOf(call, ctx, 'area', 'areas'),
    serviceId: await namedOf(call, ctx, 'service', 'services'),
    requesterId: await personOf(call, ctx, 'requester'),
  };
  const own = builtInNamed(name);
  if (own === undefined) {
    const id = await savedIdOf(ctx, name);
    return { source: { kind: 'saved', id }, filter: given({ ...filter, technicianId }) };
  }
  const needs = own === 'individualPerformance' ? 'technician' : own === 'ticketHistory' ? 'ticket' : null;
  if (needs === 'technician' && technicianId === undefined) {
    throw new UsageError(`${own} needs --technician USERNAME.`);
  }
  if (needs === 'ticket' && ticketId === undefined) throw new UsageError(`${own} needs --ticket FOLIO.`);
  if (needs !== 'ticket' && ticketId !== undefined) throw new UsageError(`${own} is not of one ticket.`);
  const subject = given({ technicianId: needs === 'technician' ? technicianId : undefined, ticketId });
  return {
    source: { kind: 'builtIn', name: own, ...(needs === null ? {} : { subject }) },
    filter: given({ ...filter, technicianId: needs === 'technician' ? undefined : technicianId }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not said. */
const given = <T extends Record<string, unknown>>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;

async function savedIdOf(ctx: ReportContext, name: string): Promise<number> {
  const found = await savedByName(ctx.db, ctx.actor, name);
  const [first, second] = found;
  if (first === undefined) {
    throw new CommandFailure(`There is no report “${name}”; soporte report list shows them.`);
  }
  if (second !== undefined) {
    const owners = found.map(({ owner }) => owner.name).join(', ');
    throw new CommandFailure(
      `Several saved reports are called “${name}” (of ${owners}): give one another name.`,
    );
  }
  return first.id;
}

async function personOf(call: Call, { db }: ReportContext, option: 'technician' | 'requester') {
  const called = textOption(call, option)?.trim();
  if (called === undefined) return undefined;
  const byUsername = await db
    .selectFrom('people')
    .select('id')
    .where('username', '=', called.toLowerCase())
    .executeTakeFirst();
  if (byUsername !== undefined) return byUsername.id;
  // Whoever was imported with old tickets has no account.
  const byName = await db
    .selectFrom('people')
    .select('id')
    .where('foldedName', '=', foldText(called))
    .limit(2)
    .execute();
  const [person] = byName;
  if (person === undefined) throw new CommandFailure(`There is nobody with the user name “${called}”.`);
  if (byName.length > 1)
    throw new CommandFailure(`Several people are called “${called}”: give the user name.`);
  return person.id;
}

async function namedOf(
  call: Call,
  { db }: ReportContext,
  option: 'area' | 'service',
  table: 'areas' | 'services',
) {
  const name = textOption(call, option);
  if (name === undefined) return undefined;
  const rows = await db.selectFrom(table).select(['id', 'name']).execute();
  const found = rows.find((row) => foldText(row.name) === foldText(name));
  if (found === undefined) throw new CommandFailure(`There is no ${option} “${name}”.`);
  return found.id;
}

async function ticketOf(call: Call, { db, actor }: ReportContext) {
  const folio = textOption(call, 'ticket');
  if (folio === undefined) return undefined;
  const ticket = await visibleTicket(db, actor, folio);
  if (!ticket.ok) throw new CommandFailure(`There is no ticket “${folio}”.`);
  return ticket.value.id;
}

/** A refusal as one sentence; of data that is not valid, what is wrong with it. */
export function refusalSentence({ code, details }: AppError): string {
  if (code === 'invalid') {
    const [issue] = details.issues;
    if (issue !== undefined) return issue.message;
  }
  return appErrors[code].message;
}
