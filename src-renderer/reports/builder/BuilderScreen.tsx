import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { DEFAULT_PERIOD } from '#shared/reports/period.ts';
import { TEMPLATES, templateDraft } from '#shared/reports/spec/templates.ts';
import { orpc } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { Builder } from './Builder.tsx';
import { builderTexts } from './texts.ts';

const newRoute = getRouteApi('/informes/nuevo');
const editRoute = getRouteApi('/informes/$reportId/editar');

/** A report that is built anew, from a template that the address names. */
export function BuilderScreen() {
  const t = useTexts(builderTexts);
  const { plantilla: template = TEMPLATES[0] } = newRoute.useSearch();
  const { spec, period } = templateDraft(template);
  const begin = { spec: { ...spec, title: t(`templates.${template}`) }, period };
  return <Builder key={template} saved={null} template={template} begin={begin} />;
}

/** A saved report that is changed, or the beginning of another one. */
export function EditReportScreen() {
  const { reportId } = editRoute.useParams();
  const saved = useQuery(orpc.reports.savedReport.queryOptions({ input: { id: reportId } }));
  return (
    <Loaded query={saved} skeleton={<SkeletonForm />}>
      {(report) => (
        <Builder
          key={`${report.id}.${report.version}`}
          saved={report}
          template={null}
          begin={{ spec: report.spec, period: report.period ?? DEFAULT_PERIOD }}
        />
      )}
    </Loaded>
  );
}
