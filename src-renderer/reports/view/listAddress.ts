import type { ReportList } from '#shared/reports/lists.ts';
import type { ReportData } from '#shared/reports/reportData.ts';

/** The address of the list behind a figure: of the same moment as the report. */
export function addressOf(list: ReportList, { asOf, language }: Pick<ReportData, 'asOf' | 'language'>) {
  if (list.kind === 'figure') {
    const { kind: _, ...search } = list;
    const own = search.from === undefined ? {} : { period: 'own' as const };
    return { to: '/indicadores/solicitudes', search: { ...own, ...search, asOf } } as const;
  }
  const { kind: _, ...lista } = list;
  return { to: '/informes/registros', search: { lista, asOf, language } } as const;
}
