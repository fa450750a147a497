import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { catalogue, PERSONAL } from '#shared/reports/spec/catalogue.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import { problemSentence } from '#shared/reports/spec/words.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { withinScope } from '../../indicators/load.ts';
import type { Actor } from '../../rpc/context.ts';
import type { SpecQuestion } from './specQuestion.ts';
import type { TicketQuestion } from './ticketSource.ts';

const forbidden = () => fail({ code: 'forbidden', details: {} });

/** What tickets of a report are narrowed by, within what its viewer may see; or why there is no such report for them. */
export function allowedFilter({
  spec,
  filter,
  viewer,
  language,
}: SpecQuestion): Result<TicketQuestion['filter']> {
  const { permission } = catalogue[spec.dataset];
  if (!allows('reports.make', viewer.roles) || !allows(permission, viewer.roles)) return forbidden();
  if (namesPeople(spec) && !allows('people.read', viewer.roles)) return forbidden();
  const problems = checkSpec(spec);
  if (problems.length > 0) {
    const issues = problems.map((problem) => ({
      path: `spec.${problem.path}`,
      rule: problem.rule,
      message: problemSentence(problem, language),
    }));
    return fail({ code: 'invalid', details: { issues } });
  }
  if (spec.dataset !== 'tickets' && spec.dataset !== 'workers') return inventoryFilter(spec, filter);
  const isOfAll = spec.kind === 'summary' && spec.measures.some((each) => each.startsWith('balance.'));
  if (isOfAll && !allows('indicators.all', viewer.roles)) return forbidden();
  const { technicianId } = withinScope(viewer as Pick<Actor, 'id' | 'roles'> as Actor, filter);
  if (isOfAll && technicianId !== undefined) return unknownFilter('technicianId');
  return ok({ ...filter, technicianId });
}

function namesPeople(spec: ReportSpec): boolean {
  const shown =
    spec.kind === 'summary'
      ? [...spec.rows, ...(spec.columns === null ? [] : [spec.columns])].map(({ by }) => by)
      : [...spec.fields, ...spec.groups];
  return shown.some((each) => PERSONAL.includes(each));
}

const OF_TICKETS = ['serviceId', 'technicianId', 'requesterId'] as const;

/** Of the inventory only the area can be asked for; what a report knows nothing of is refused. */
function inventoryFilter(spec: ReportSpec, filter: SpecQuestion['filter']): Result<TicketQuestion['filter']> {
  const unknown = OF_TICKETS.find((key) => filter[key] !== undefined);
  if (unknown !== undefined) return unknownFilter(unknown);
  const hasArea = spec.dataset !== 'stock' && spec.dataset !== 'movements';
  if (!hasArea && filter.areaId !== undefined) return unknownFilter('areaId');
  return ok({});
}

function unknownFilter(path: string) {
  const message = 'This report is not narrowed by it.';
  return fail({
    code: 'invalid',
    details: { issues: [{ path: `filter.${path}`, rule: 'filterUnknown', message }] },
  });
}
