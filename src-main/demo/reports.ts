import { type Template, templateDraft } from '#shared/reports/spec/templates.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { reportsHandlers } from '../reports/service.ts';
import { act, type Moments } from './moment.ts';
import type { People } from './people.ts';

type SampleReport = readonly [
  name: string,
  template: Template,
  sharedWith: readonly Exclude<Role, 'requester'>[],
];

const REPORTS: readonly SampleReport[] = [
  ['Servicios más pedidos del mes', 'byService', ['manager', 'master']],
  ['Áreas por mes, para la reunión', 'areaByMonth', ['master']],
  ['Atrasadas de la semana', 'late', []],
];

/** What the manager built for the meetings and kept. Nothing is scheduled: a sample writes no files. */
export async function saveReports(moments: Moments, people: People, now: number): Promise<void> {
  for (const [name, template, sharedWith] of REPORTS) {
    const { spec, period } = templateDraft(template);
    await act(reportsHandlers.save, moments.at(now, people.named('encargado')), {
      name,
      spec: { ...spec, title: name },
      period,
      sharedWith: [...sharedWith],
    });
  }
}
