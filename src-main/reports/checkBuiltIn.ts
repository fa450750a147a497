import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { builtInFacts, type FilterKey } from '#shared/reports/builtIn.ts';
import type { ReportRequest, ReportSource } from '#shared/reports/source.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { visibleTicket } from '../tickets/load.ts';
import type { ReportContext } from './reportContext.ts';

type BuiltInSource = Extract<ReportSource, { kind: 'builtIn' }>;

const invalid = (path: string, rule: string, message: string) =>
  fail({ code: 'invalid', details: { issues: [{ path, rule, message }] } });

/** Whether somebody may make this report of this subject, narrowed so. Technicians get no report of another one. */
export async function checkBuiltIn(
  { db, actor }: ReportContext,
  { name, subject = {} }: BuiltInSource,
  filter: ReportRequest['filter'],
): Promise<Result<null>> {
  const facts = builtInFacts[name];
  if (!allows(facts.permission, actor.roles)) return fail({ code: 'forbidden', details: {} });
  const asked = (Object.keys(filter) as FilterKey[]).filter((key) => filter[key] !== undefined);
  const foreign = asked.find((key) => !facts.filters.includes(key));
  if (foreign !== undefined) {
    return invalid(`filter.${foreign}`, 'unknownFilter', 'This report cannot be narrowed by that.');
  }
  if (facts.subject === 'technician') {
    const { technicianId } = subject;
    if (technicianId === undefined) return invalid('source.subject', 'required', 'Say whose performance.');
    if (technicianId !== actor.id && !allows('indicators.all', actor.roles)) {
      return fail({ code: 'forbidden', details: {} });
    }
    const person = await db
      .selectFrom('people')
      .select('id')
      .where('id', '=', technicianId)
      .executeTakeFirst();
    if (person === undefined) return fail({ code: 'notFound', details: { entity: 'person' } });
  }
  if (facts.subject === 'ticket') {
    const { ticketId } = subject;
    if (ticketId === undefined) return invalid('source.subject', 'required', 'Say which ticket.');
    const ticket = await visibleTicket(db, actor, ticketId);
    if (!ticket.ok) return ticket;
  }
  return ok(null);
}
